import { lines } from './bank.ts'

/** Sentences of histories, courses and plans that name someone, somewhere or some day. One template a line. */
export const NARRATIVE: readonly string[] = lines(`
{pt} is a {age}-year-old {ethnic} {sex} with (a history of|known|) {disease} who (presents|presented) (to {hosp} |)(with|complaining of) {symptom}.
{pt.full} is a {age} y.o. {sex} who presents today for (follow-up|evaluation|a new patient visit|an annual exam).
This is a {age} year old {sex}, {pt.full}, (admitted|transferred|referred) (on {date.past}|from {hosp2}) (with|for) {symptom}.
The patient is a {age}-year-old {sex} (admitted|who was admitted) to {hosp} on {date} (for|with) {disease}.
{pt.mr} was (seen|evaluated|examined) by {dr} on {date.past} (at {hosp}|in clinic|) and (started on|switched to) {drug} {dose} {freq}.
(He|She|Pt|Patient) was last seen (here |by me |)(on|in) {part} for {disease}.
{pt} was brought in by {his} {relation}, {rel}, after {symptom} (this morning|last night|at home|on {weekday}).
According to {his} {relation} {rel}, {pt.first} has been (more confused|not eating|sleeping poorly) (since {part}|for {duration}).
{His} {relation}, {rel.full}, (can be reached at|phone number is|is at) {phone}.
I (spoke|discussed the case|talked) with {dr2} (from|of) {service} (on {date}|at {time}|), who (agrees|recommends {drug}|will see {him} {weekday}).
{dr} (saw|examined) {him} on {date.past} and recommended {procedure}.
{pt.mr} underwent {procedure} (on {date.past}|in {year}|in {part}) (by {dr2}|with {dr2} at {hosp2}|at {hosp2}).
Past surgical history (includes|is significant for) {procedure} in {year} and {procedure} in {year}.
{He} had a {study} at {hosp2} on {date.past} which showed {disease}.
{He} was transferred from {hosp2} (in {city}|in {city}, {state}|) on {date.past} for further management.
{pt.mr} lives (alone|with {his} {relation}) in {city}(, {state}|) and works as a {prof}.
{He} (is a retired|used to work as a|worked as a|is employed as a) {prof} (at {org}|for {org}|in {city}|for {duration}).
{He} was born in {country} and moved to {city} in {year}.
{He} recently (traveled|travelled) to {country} (in {part}|with {his} {relation}).
{pt.first} and {his} {relation} {rel.first} live at {street}.
Patient's {relation} ({rel}) (is|was) at the bedside.
The patient's {relation}, {rel.full} \\({phone}\\), was (notified|updated|called) at {time}.
HCP is {his} {relation} {rel.full}, (cell|home|tel|phone) {phone}.
(Emergency contact|Next of kin|NOK|Contact): {rel.full} \\({relation}\\) {phone}.
{pt.mr} was discharged to {hosp2} (rehab|) on {date.soon}.
(Follow up|Follow-up|F/u) with {dr} (in {num} days|on {date.soon}|on {weekday}) at {phone}.
(Please call|Call) {dr2}'s office at {phone} (to schedule|for an appointment|if fevers recur).
Appointment with {dr3} on {date.soon} at {time} (at {hosp}|).
PCP (is|:) {dr.creds}, (phone|ph|tel) {phone}(, fax {fax}|).
(Discussed|Reviewed) with {dr2}, {dr3} and {nurse}.
{dr2} (of|from) {Service} was consulted on {date} and felt that this was consistent with {eponym}.
On {date.past}, {pt.last} was noted to have {symptom}; {study} was (negative|unremarkable|positive for {disease}).
On the (morning|evening|night) of {part}, {he} developed {symptom} and was intubated.
(On|By) hospital day {small}, \\({part}\\), {he} was afebrile with {lab}.
{He} completed a course of {drug} on {part}.
Since {part} {he} has had {symptom}.
{He} was first diagnosed with {eponym} in {year} by {dr3} (at {hosp3}|).
{He} follows with {dr2} ({service}), {dr3} ({service}) and {dr4} ({service}).
Mother ({rel.full}) reports that {pt.first} has had {symptom} since {weekday}.
{pt.first} is here today with {his} {relation}, {rel}.
{pt.full} (DOB {date.dob}) (was seen|is seen) in {service} clinic (on {date}|).
RE: {pt.full}, DOB: {date.dob}, MRN: {mrn}
Thank you for (referring|allowing me to see) {pt}, (a|this) (pleasant|delightful|very nice|) {age}-year-old {sex} with {disease}.
I had the pleasure of seeing {pt.mr} in (the|our) {service} clinic (at {hosp}|) on {date}.
Dear {dr},
{pt.mr} has been a patient of {dr} since {year}.
Family meeting was held on {part} with {his} {relation} {rel}, {nurse} and {dr2}.
{His} {relation} died of {disease} at age {ageof}.
Father died at {ageof} of {disease}; mother is alive at {ageof} with {eponym}.
{He} has (two|three|four) children, ages {ageof}, {ageof} and {ageof}.
{He} has a {ageof}-year-old {relation} named {rel.first}.
{He} was seen in the ED at {hosp2} (last {weekday}|on {part}) and sent home on {drug}.
(Per|Per report from) {hosp2} records, {study} on {date.past} showed {disease}.
Patient states that {he} was driving on {place} when {he} was rear-ended.
{He} is originally from {city}, {state} and is visiting {his} {relation} {rel.first} in {city}.
{He} is a veteran and gets {his} care at {hosp2}.
{pt.full} was pronounced dead at {time} on {date}. {dr} was notified.
Death certificate signed by {dr.creds} on {date}.
The medical examiner ({dr3}) declined the case.
{He} attends {org} and is in the (1st|2nd|3rd|5th|7th|9th|11th) grade; {his} teacher is {other.mr}.
{He} resides at {hosp2} (nursing home|assisted living|).
Patient (was found|found down) at {street.new}, {city} by {other}.
She delivered a {sexword} infant, {rel.first}, on {date} at {time}, {score}.
Baby boy {pt.last} was born at {hosp} on {date} at {num} weeks.
{pt.mr}'s {lab} on {part} and {lab} on {part}.
EKG on {date.past} compared to {date.past}: no change.
(As of|Effective|From) {date.past} the dose of {drug} was (increased|decreased) to {dose} {freq}.
Biopsy at {hosp3} in {part} was read by {dr4} as {disease}.
Pt seen and examined with {dr2}(, who agrees with the above|).
Signed out to {dr3} at {time}.
{dr2} at bedside. {nurse} present.
Paged {dr3} (at {time}|), beeper {pager}.
(Attending|Resident|Intern) \\({dr.last}\\) paged, pager {pager}.
Interpreter ({other.full}, ID {idn}) was used for {lang}.
Insurance: {insurer}, (member|policy|ID|subscriber) (#|number|no.|ID:|) {plan}.
Prescription called in to {hosp2} at {phone} by {nurse}.
{He} can be reached by email at {email} or by phone at {phone}.
Pacemaker (serial number|S/N|serial #|serial no.) {device} interrogated on {date}.
{device0} placed on {part} by {dr2}.
{He} (celebrated|spent) {holiday} with family.
{He} has not (worked|smoked|been well) since {holiday}.
Sutures to be removed on {weekday}.
Last (colonoscopy|mammogram|tetanus shot|Pap smear|eye exam) was in {year}(, Dr {dr3.last}|).
Quit smoking in {year}.
Divorced in {year}, {num} pack-years.
Hx of {disease} dx'd {year}, s/p {procedure} {part}.
{pt.last} is doing well (today|post-op|).
{pt.fi} was seen for {symptom} on {date}.
{pt.first} was accompanied by {his} {relation}.
{pt.first} denies {symptom}.
(Spoke|Talked) to {rel} ({relation}) re: goals of care.
{relation} {rel.first} called from {phone} asking about results.
The (driver|victim|assailant) was {other.full}, age {ageof}.
{He} was arrested by the {city} police in {part}.
Case manager {other.full} from {org} will follow, {phone}.
{pt.mr} served in the military in {country} from {year} to {year}.
(Daughter|Son|Wife|Husband|Sister) {rel.full} is health care proxy.
Accession (number|#|no.) {idn}, collected {datetime}, received {datetime}.
{His} (employer|school|church) is {org} in {city}.
{He} banks at {org} and lives near {place}.
{dr2} and I reviewed the {study} of {date.past}.
As discussed with {dr.last} and {dr2.last}, plan for {procedure} on {weekday}.
Cards (Dr {dr2.last}) following. Renal (Dr. {dr3.last}) signed off {part}.
Will discuss with {dr4.last} in AM.
Please fax results to {fax}.
Seen (today|{part}) by {initials}.
{He} turned {age} (last month|in {part}|on {part}).
He was readmitted to {hosp} on {date.past} by {dr2} for {disease} and left (AMA|against medical advice) on {part}.
(Overnight|This AM|On rounds) {nurse} reported that {pt.mr} (pulled {his} IV|was agitated|refused {drug}).
(Seen|Evaluated) by {dr2.full}, {dr3.full} and {dr4.full} of {Service}.
Outside records from {hosp3} ({city}) were reviewed; {study} there on {date.past} was normal.
Consult note from {dr4} dated {date.past} is in the chart.
{pt.first} states "I want to go home to {city}."
{pt.first}'s {relation} {rel.first} manages {his} medications.
{dr.last} aware. {dr2.last} to follow.
Notified {dr3} via pager {pager} at {time}.
{nurse} RN spoke with {rel.full}, {relation}, by phone.
Client was referred by {org} after losing {his} job as a {prof}.
Client lives with {rel.full} ({relation}, {ageof}) at {street}, {city} {zip}.
Mr and Mrs {pt.last} were seen together on {weekday}.
{pt.lf} presented with {symptom} on {date}.
Attn {dr.full}: please review {pt.full}'s {study} from {part}.
Specimen labelled "{pt.lf}, {mrn}" received {date}.
The specimen is received fresh labeled with the patient's name ({pt.full}) and "{spec}".
Results called to {dr2} by {nurse.full} at {time} on {date}, read back confirmed.
Critical value called to {nurse} on {part} at {time}.
Comparison: {study} dated {date.past} and {date.past} (from {hosp2}|).
Comparison is made to {date.past}.
Exam: {study} {date}. History: {age} year old {sex} with {symptom}. Ordered by {dr.last}.
Surgeon: {dr.creds}. Assistant: {dr2.last}. Anesthesiologist: {dr3.last}.
Implant: {device0}, (lot|serial) {device}, left {body}.
Ward: seen by {dr2.full} (SHO) and {dr3.full} (Consultant) on {date}.
Referred by GP {dr2.drfull}, {hosp2}, {city}.
GP: {dr2.drfull}, {street.new}, {city} {zip}, tel {phone}.
Next of kin {rel.full} ({relation}) mobile {phone}.
Wife name {rel.full} contact no {phone}.
Pt's daughter {rel.first} flew in from {city} {weekday} night.
hi dr {dr.last} its {pt.first}, can u refill my {drug}? my number is {phone}
Hello, this is {pt.full} (DOB {date.dob}). My {symptom} is worse since {weekday}.
Good morning {dr.dr}, my {relation} {rel.first} was seen at {hosp2} on {part}.
Hi {pt.first}, your {study} looks good. - {dr.dr}
Thanks {dr2.first}. Will see {pt.last} in clinic on {part}.
@{dr2.last} can you look at {pt.last} {room}? labs back
{initials} spoke w/ {rel.first} {part}, no new concerns.
D/w Dr {dr2.last}, Dr {dr3.last}; family ({relation} {rel.first}) updated.
f/u {dr2.last} {part}; call {phone} prn
Pt of {dr2.last} c/o {symptom} since {part}.
{date} {time} {nurse.full}: pt resting, no c/o.
{date} - {dr2.last}: {lab}.
{part}: seen by {dr3.last}, started {drug}.
On exam by {dr2} in {part}, {eponym} was positive.
Social worker {other.full} met with {pt.first} regarding housing in {city}.
Lives at {hosp2} since {part}; POA is {rel.full}.
His employer {org} requests a work note from {dr.last}.
{pt.full} v. {org}: records requested by attorney {other.full}, phone {phone}.
Police report #{idn} filed with {city} PD; plate {vehicle}.
Mailing address {addr}; home phone {phone}; email {email}.
Interpreter {other.full} (#{idn}) assisted in {lang}.
Policy holder {rel.full}, member {plan}, group {idn}.
Group number {idn}, subscriber {rel.lf}, effective {date.past}.
Seen (last|this|next) {weekday} by {dr2.last}.
Follow up with {dr2.dr} next {weekday}.
Twins {rel.first} and {rel2.first} were born on {date.past}.
Siblings: {rel.first} ({ageof}), {rel2.first} ({ageof}).
Emergency contacts: 1) {rel.full} {phone} 2) {rel2.full} {phone}
Pharmacy: {hosp2}, {street.new}, {city}, phone {phone}.
Transfer accepted by {dr2} at {hosp2} on {date}.
EMS ({org}) brought {pt.last} from {street.new}.
{dr.dr} {dr2.dr} and {dr3.dr} concur.
{pt.last}, {pt.first} was a no-show on {part}.
{pt.last} family requests transfer to {hosp2}.
Patient {pt.full} identified by two identifiers (name, DOB {date.dob}).
Verified with {rel.first} at {phone}.
{pt.il} returned from {country} on {part} with {symptom}.
Known to {dr2.last} since {part}.
{pt.init} is a {age} yo {sex} with {disease}.
At the age of {ageof} {he} developed {disease}.
{His} {relation}, who is {ageof}, has {disease}.
`)
