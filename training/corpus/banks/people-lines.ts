import { lines } from './bank.ts'

/** Sentences with people, places and days set in lists, signatures, quotations, brackets and other odd spots. */
export const PEOPLE_LINES: readonly string[] = lines(String.raw`
Present: {dr.last}, {dr2.last}, {dr3.full}, {nurse.first} and the patient's {relation}s {rel.first}, {rel2.first} and {rel3.first}.
Team: {dr.last}/{dr2.last}/{dr3.last}
\({dr.last}, {dr2.last}\)
Staffed with {dr.last}. 
{dr.name} saw {pt.name} {weekday}.
{pt.last}: {order}.
{pt.last} - {disease}, {drug}
{pt.first} will {order}.
Will {dr.last} be on call {weekday}?
{rel.first} hopes {pt.first} may go home by {weekday}.
Ms. {pt.last} and Ms. {other.last} share {room}; label carefully.
{pt.up} IS HERE FOR {disease}
per {dr2.last}: {order}
ok per {dr.init} {part}
a/w {pt.last} family
Rev'd by {dr.last} on {part}, cosign {dr2.last}
Attending of record changed from {dr.last} to {dr2.last} on {date}.
(Thanks|Best|Cheers|Regards|Sincerely|BW|Kind regards), {dr.first}
(Thanks|Best|Yours|Warmly),\n{dr.full}
/s/ {dr.full}
{dr.full} {datetime}
-{dr.last}
~{nurse.first}
[{dr.last} {part} {time}]
<{dr.full}>
"{rel.first} won't let me drive," said {pt.first}.
{pt.first}, {age}; {rel.first}, {ageof}; and {rel2.first}, {ageof}, were in the car near {place}.
Pedigree: I-1 {rel.full} \(d. {ageof}\), II-1 {pt.first}, II-2 {rel2.first}, III-1 {rel3.first}.
Brother {rel.first} lives in {city}, {state}; sister {rel2.first} in {country}.
{pt.first} (nee|formerly|aka|née) {other.last} changed her name in {part}.
Formerly seen under the name {other.full}, {mrn}.
Preferred name: {other.first}. Legal name: {pt.fm}.
Roommate of {pt.last}, {other.full}, tested positive {part}.
{pt.last}'s {study}, {dr.last}'s consult and {dr2.last}'s note are in the chart.
Named after {his} grandfather {rel.first}; baptized at {org} {part}.
{rel.first} is a {prof} at {org} and {rel2.first} a {prof}.
Saw both Drs. {dr.last} and {dr2.last} ({part}|on {weekday}).
Drs {dr.last}, {dr2.last}, and {dr3.last} concur with {drug}.
Professors {dr.last} and {dr2.last} gave grand rounds at {hosp2} on {part}.
Nurse {nurse.last} and Sister {other.last} changed the dressing.
Father {other.last} and Rabbi {other.last} visited.
Officer {other.last}, Sgt. {other.last} and Det. {other.full} waiting.
Judge {other.last} signed the order {date}.
Coach {other.last} saw the hit; trainer {other.first} iced it. Played for {org}.
{prof} for {org} since {year}; before that a {prof} in {city}.
Retired from {org}, where {he} was a {prof} with {rel.first}.
Unable to reach {rel.first} at {phone}, left VM; will try {rel2.first} \({phone}\).
Call {rel.first} c {phone} w {phone}
Cell {phone}, home {phone}, work {phone} x{pager}, pager {pager}.
T {phone} F {fax} E {email} W {url}
{email}; {phone}; @{handle}
MRN {mrn} / CSN {idn} / HAR {acct}
DL {lic} \({state.short}\), plate {vehicle}, VIN {vin}
SSN {ssn}; Medicare {plan}; Medicaid {plan}
ID band {idn} matches {pt.last}.
Badge {badge}, employee {empid}, {prof}.
{pt.init}, {mrn}, {part}
{mrn} {pt.last} {part} {dr.last}
Born {date.dob} in {city}, {country}; came to {city}, {state} in {part}.
Admitted {part}, extubated {part}, floor {part}, home {part}.
{part} CT; {part} biopsy; {part} port; {part} C1D1; {part} C2D1.
{part} - {part}: {hosp2}. {part} - present: {hosp3}.
Between {date.past} and {date} {he} was seen {small} times at {hosp2}.
On {weekday}, {date}, at {time}
The {holiday} weekend visit to {city} went well.
Since {loosely} {he} has lived in {city}.
Last used {part}; sober date {date.past}.
Due {date.soon}; LMP {date.past}; EDC {date.soon}.
Exp. {date.soon}, opened {date}, {initials}
Valid {date} to {date.soon}.
{city} PD, {city} Fire and {county} EMS on scene at {place}.
Lives off {street} in {city}, near {org}.
Moved from {street.new}, {city} to {street.new}, {city}, {state} {zip} in {part}.
c/o {rel.full}, {addr}
Home is {num} miles from {hosp}; {relation} {rel.first} drives from {city}.
EMS from {city} to {hosp2}, then flown to {hosp}.
Prior care: {hosp} \({year}\), {hosp2} \({part}\), {hosp3} \({dr.last}\).
Records from {hosp2} and from {dr2.last}'s office in {city} requested by {initials}.
Rx sent to {org}, {street.new}, {city} \({phone}\).
Ht {num} in, {wt}, {age} y, {prof}, {city}.
{agewords} year old {sex} from {city}.
{age}-yr-old, {age} y/o, aged {age}, in {his} {decade}.
{age}F {disease} {part}; {ageof}M \({rel.first}\) {disease}.
{rel.first}, {ageof} years old, is well.
Uber driver {other.first} gave a statement; plate {vehicle}, {place}.
TikTok @{handle}, Instagram @{handle}, handle {handle}.
Logged in as {username}@{ip} via {url}
Fingerprint ID {bio}, voiceprint {bio}, retinal scan {bio}.
Pump S/N {device}, sensor {device}, hearing aid {device}.
Card {card}, acct {acct}, IBAN {iban}, routing {routing}.
Wallet {wallet}; refund {claim}; invoice {idn}.
Visa {passport}, A# {idn}, {country} passport {passport}.
{pt.last} | {age} | {disease} | {dr.last} | {part}
{dr.last}	{pt.last}	{mrn}	{part}	{disease}
{pt.ln} {date.dob} {mf}
name={pt.full};dob={date.dob};mrn={mrn}
Last name: {pt.last} First name: {pt.first} MI: {letter}
Pt name: {pt.last}
Nurse: {nurse.last}  Tech: {other.first}  MD: {dr.last}
Ref MD {dr.last}; PCP {dr2.last}; ENT {dr3.last}; neuro {dr4.last}
cc {dr.last} {dr2.last} {dr3.last}
{dr.last} group, {city}
Dr. {dr.first}
dr {dr.last} & dr {dr2.last} aware
Dr {dr.last}- {order}
H/O: {pt.first}
Hi {dr.first}! {pt.name} is ready. {rel.first} too.
{pt.first}???
Who is {pt.last}?
{other.full}, {prof}, and {other.full}, {prof}, both of {city}, witnessed the fall.
Interview of {rel.full}, {ageof}, {relation}: "{pt.first} was fine {weekday}."
Custody: {rel.first} weekdays, {rel2.first} weekends; exchange at {place}.
Study visits {date}, {date.soon}; PI {dr.last}; subject {idn}.
`)
