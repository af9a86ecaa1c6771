import { lines } from './bank.ts'

/** Sentences of histories, visits and lives, where names and places stand with little beside them to tell. */
export const STORY_LINES: readonly string[] = lines(String.raw`
While {pt.first} was at {place} on {weekday}, {he} slipped and struck {his} {body}.
{pt.last} was intubated in the field, arriving at {hosp2} at {time}.
After {dr.last} left, {dr2.last} took over the practice in {city}.
It was {rel.first} who found {him}, at about {time}, on the kitchen floor.
Both {rel.first} and {rel2.first} have noticed that {pt.first} forgets appointments.
{pt.first}'s oldest, {rel.first}, is a {prof} in {city}; the twins are at {org}.
Nobody at {hosp2} told {rel.first} that the {study} was abnormal.
{He} grew up outside {city}, the son of a {prof} and a {prof}.
A {prof} by trade, {he} took early retirement from {org} in {part}.
For {num} years {he} has worked the night shift at {org} as a {prof}.
{He} commutes from {city} to {city}.
{city} native. {prof}. Two dogs.
Previously lived in {city}, {city} and {country}.
{He} was in {city} for {holiday} when the pain began.
Drove from {city} this morning.
Flew back from {country} on {part} with {symptom}.
Travel: {country} {part}, {country} {year}.
Travel history: {city} \({part}\), {place}.
{hosp2} faxed the {study} on {part}.
{hosp2} ED {part}: {disease}. {hosp3} {part}: {procedure}.
Had {procedure} at {hosp2}.
Was an inpatient at {hosp2}, then {hosp3}, for a total of {num} days.
Films from {hosp3} are not available.
Wants {his} care moved from {hosp} to {hosp2}.
{hosp} does not offer {procedure}, so {he} goes to {hosp2}.
She is followed in {city} by {dr.last}.
{dr.last} disagrees with {dr2.last} about {drug}.
I spoke to {dr.last}; {he} needs {study}.
{dr.last} called back.
{dr.first} from pharmacy says {drug} is on shortage.
According to {dr2.last}'s last note \({part}\), {lab}.
The plan, as {dr.last} outlined it on {weekday}, is {drug} for {num} days.
I agree with {dr.last}'s assessment.
We appreciate {dr.last} and {dr2.last} letting us take part in {pt.mr}'s care.
Cleared for surgery by {dr.last} on {part}.
{procedure} is set for {date.soon} with {dr.last}.
{procedure}, {dr.last}, {hosp2}, {year}.
s/p {procedure} \({dr.last}, {part}\)
PSH: {procedure} {year}, {procedure} {part} {hosp2}
{study} {part}: {disease}
{study} \({part}\) vs {study} \({part}\): no change
{part}: {lab}; {part}: {lab}; {part}: {lab}
{lab} \({part}\), {lab} \({part}\)
{lab} on {date.past} --> {lab} on {date}
{drug} {dose} since {part}
{drug} {part} to {part}, stopped for {symptom}
last {drug} dose {part} {time}
Next INR {weekday}
rtc {weekday}
Return {date.soon}.
See {dr.last} {weekday}.
Appt {date.soon} {time}.
D/c {part}.
{part}
{date}
{date} {time}
{weekday} {date}
{weekday}, {part}: slept well.
By {weekday} {he} was walking.
It began on the evening of {date}.
Between {part} and {part} {he} lost {num} pounds.
Stable since {part}; last flare {part}.
In {part} of this year {he} had {symptom}.
Age {age}
{age} {sex}
{age}-year-old with {disease}
{age}yo{mf}
{age} year old, G{small}P{small}, {num} weeks
{num}-week pregnant {age} year old
Now {age}, {he} was {ageof} when {disease} was found.
Onset at age {ageof}, menarche {ageof}, menopause {ageof}.
{relation} had {disease} at {ageof}; {relation} at {ageof}.
FHx: {relation} \({ageof}\) {disease}, {relation} d. {ageof} of {disease}
Kids {ageof}, {ageof} and {ageof}.
In {his} {decade}.
Her {relation} {rel.first}, {ageof}, has {disease} and lives in {city}.
{rel.first} is {his} rock.
{rel.first} \({relation}\) drives.
{rel.first} said no.
Ok'd by {rel.first}.
Patient asked that {rel.first} not be told.
D/w {rel.first} by phone.
{rel.full} at bedside
Mom: {rel.first}. Dad: {rel2.first}.
Next of kin: {rel.full}
POA {rel.full} {phone}
{relation}: {rel.full} \({phone}\)
Contact: {phone} \({rel.first}\)
cell: {phone}
Ph {phone}, fax {fax}
{phone}
call back {phone}
# {phone}
Left message at {phone}.
Number on file {phone} is disconnected; new number {phone}.
Fax to {fax}
E: {email}
{email}
See {url}
Uploaded to {url}.
Address on file: {addr}
{street}, {city.home}
{city.home}, {state.short} {zip}
{city}, {state}
{county}, {state}
zip {zip}
Resident of {county}.
Homeless, stays near {place} or at {org}.
Lives on {street}.
Moved in with {rel.first} on {street.new}.
Wife is at {hosp2} too.
In jail in {county} until {part}.
Undomiciled, last address {street.new}, {city}.
Works at {org}.
Employer: {org}. Job: {prof}.
Laid off from {org} in {part}.
Student at {org}.
Goes to {org}, (1st|2nd|3rd|4th|8th|10th) grade.
Attends {org} on Sundays.
Was a {prof}, now a {prof}.
Occupation: {prof}
Exposed to asbestos as a {prof}.
{He} is married to a {prof}.
Retired {prof}. Widowed.
MRN {mrn}
MR# {mrn}, acct {acct}
\({mrn}\)
Chart {mrn} pulled
SS# {ssn}
{ssn}
ID {plan}
Policy {plan} lapsed {part}
{Insurer} {plan}
Auth {claim} good through {date.soon}
Accession {idn}
Case {case}
Job {jobnum}
Serial {device}
Lot {device}
Generator {device} at ERI {part}
Lic. {lic}
user {username}
Reviewed {date} by {dr.full}
Cosigned: {dr.last}
{dr.last}/{dr2.last}
{dr.last}, {dr.first}
{dr.full}
{dr.creds}
{dr.il}
{nurse.rn}
{nurse.first} RN
{initials}
{pt.full}
{pt.lf}
{pt.caps}
{pt.mr}
{pt.fi}
{pt.init}
Pt {pt.last}
pt: {pt.name}
re {pt.last}
RE: {pt.name}
Name: {pt.name}
Name {pt.lf}
Patient {pt.lf}
NAME: {pt.up}
{pt.full} here for {procedure}
{pt.first} is well known to me
{pt.first} smiles
{pt.first} and I talked at length
{pt.first} agrees.
Good morning {pt.first}
dear {pt.first}
thx {dr.first}
Thanks {nurse.first}!
(Ask|Tell|Call|Page|Text|See|Email|Remind|Thank|Meet|Update) {dr.last}
(Ask|Tell|Call|Text|Update|Teach|Remind) {rel.first}
(Send|Fax|Copy|Forward|CC) to {dr.last}
Await {dr.last}
w/ {dr.last}
per {dr.last}
by {dr.last}
seen c {dr.last}
Case d/w {dr.last} {time}
Discussed w {dr.first} in {unit}
{Order} per {dr.last}.
{dr.last} to {order}.
{unit} \({dr.last}\)
{Service}: {dr.last}
{Service} \({dr.last}\): {order}
{Service}, Dr. {dr.last}, {phone}
{service} - {dr.last} - {date.soon}
{Drug} \({dr.last}\)
{Drug} {dose} {freq} - {dr.last} {part}
{Disease} \({dr.last}, {hosp2}\)
{disease} dx {part} {dr.last}
{eponym} per {dr.last}
{Eponym} was raised by {dr.last} in {part}
Parkinson's, followed by {dr.last}
Mr. Foley catheter? No: {pt.mr}'s Foley was changed {part}
Dr. {dr.last} placed the Hickman
{dr.last} placed a {device0}
`)
