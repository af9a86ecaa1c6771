/** Sentences of histories, courses and plans that name someone, somewhere or some day. One template a line. */
export const NARRATIVE: readonly string[] = `
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
{He} attends {org} and is in the {small}th grade; {his} teacher is {other.mr}.
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
At the age of {ageof} {he} developed {disease}.
{His} {relation}, who is {ageof}, has {disease}.
`
  .trim()
  .split('\n')

/** Sentences with nothing that identifies anyone; hard ones on purpose. */
export const HARMLESS: readonly string[] = `
(Patient|Pt|The patient) denies {symptom}, {symptom}, or {symptom}.
No {symptom} (today|overnight|reported).
Vitals: BP {bp}, HR {hr}, RR {rr}, T {temp}, SpO2 {sat} (on room air|on 2L NC|RA).
VS: T {temp} P {hr} R {rr} BP {bp} O2 sat {sat}
Labs: {labs}.
{labs}
Physical exam: alert and oriented x3, in no acute distress.
HEENT: normocephalic, atraumatic. PERRL. Neck supple, no JVD.
Lungs clear to auscultation bilaterally. Heart regular rate and rhythm, no murmurs.
Abdomen soft, nontender, nondistended; {eponym} negative.
Neuro: CN II-XII intact. Strength 5/5 throughout. {eponym} (absent|negative|present).
Positive {eponym} on the {side}.
{eponym} was (considered|ruled out|suspected).
History of {eponym} and {disease}.
{drug} {dose} {route} {freq}.
{drug} {dose} {route} {freq}, {drug} {dose} {freq}, {drug} {dose}
Continue {drug} {dose} {freq} (and hold {drug}|).
Start {drug} {dose} {route} {freq} for {num} days.
1. {Disease}: continue {drug}. 2. {Disease}: {study} pending. 3. {Disease}.
{Disease} - stable on {drug}.
{Disease}, improving.
Allergies: {allergy}
{allergy}
{score}. {score}.
Weight {wt}.
{Disease} ({icd}).
ICD-10: {icd}, {icd}
CPT {cpt}
A {cm} mass in the {side} {body}.
There is a {cm} lesion in the {side} {body} without enhancement.
MRI shows disc herniation at {vert} with moderate stenosis at {vert}.
Degenerative changes at {vert} and {vert}.
{device0} in place, draining clear fluid.
{device0} was placed without difficulty.
The patient was prepped and draped in the usual sterile fashion.
Estimated blood loss was {num} mL. There were no complications.
The wound was closed in layers with 3-0 Vicryl and 4-0 Monocryl.
Cultures grew {organism} sensitive to {drug}.
Blood cultures x2 (negative|no growth to date|grew {organism}).
EKG: normal sinus rhythm at {hr}, no ST changes.
CXR: no acute cardiopulmonary process.
{study}: no acute findings.
Plan: repeat {study} in {small} weeks, {service} consult, PT/OT.
Will obtain {study} and {labs}.
Transfused {small} units PRBC.
Patient seen in {room}.
Patient is in {room}, resting comfortably.
Moved to {room} at {time}.
Diet: cardiac, low sodium, {num} g carbohydrate.
Activity as tolerated. Fall precautions.
Full code. DVT prophylaxis with {drug}.
Follow up in {small} weeks.
Return to the ED for worsening {symptom}, {symptom} or {symptom}.
Denies tobacco, alcohol or illicit drug use.
Drinks {small} beers per week, smokes {num} cigarettes per day for {duration}.
Symptoms started {duration} ago.
{symptom} for {duration}, worse at night.
Risk and benefits of {procedure} were discussed and informed consent was obtained.
Urine output {num} mL/hr.
PO intake fair. Pain controlled with {drug}.
Tmax {temp}, WBC down to {small}.{small}.
{stage} adenocarcinoma, margins negative.
Pathologic stage: {stage}. {score}.
Gross: received in formalin is a {cm} tan-pink specimen, {spec}.
Sections show chronic inflammation without dysplasia.
Impression: {Disease}.
Assessment: {Disease}, {Disease}, {Disease}.
Skin warm and dry, cap refill less than {small} seconds.
Mood is (anxious|depressed|euthymic), affect congruent. Denies SI/HI.
Recommend {drug} {dose} and recheck in {small} weeks.
Discharge medications: {drug}, {drug}, {drug}.
Gravida {small} para {small}, {num} weeks gestation.
Immunizations are up to date. Hep B and Tdap given.
Speaks {lang}. {ethnic}.
Call light within reach, side rails up x2.
Tolerated procedure well. Extubated in the OR.
Time out performed at {time}.
Timeout was called and all agreed.
IV started in {side} {body}, 20 gauge.
Lot number and expiration on file.
Medicare and Medicaid guidelines apply.
Per AHA and CDC guidelines, {drug} is recommended.
The {eponym} criteria were met.
Compared with the prior study there is no interval change.
Technique: axial images through the {body} after 100 cc of Omnipaque 350.
Comparison: none.
Findings: the {body} is unremarkable.
Will need {study} prior to {procedure}.
Patient ambulated {num} feet with rolling walker.
Wound care: change dressing {freq}.
Blood glucose {freq} per sliding scale.
Ativan given for CIWA {num}.
No evidence of {disease} or {eponym}.
Family history is positive for {disease} and {eponym}.
Counselled on smoking cessation, diet and exercise for {num} minutes.
Total time {num} minutes, more than half in counseling.
Home with services.
Condition at discharge: stable.
Chief complaint: {symptom}
Reason for visit: {symptom} x {duration}
Grand Rounds topic: {Disease}.
Bell's palsy House-Brackmann grade {small}.
May increase {drug} as tolerated. Will march through the differential.
Mark the site, page anesthesia, and bill as level 4.
Patient will follow a low-salt diet; rose bengal staining positive.
Hope to wean; grant application and ward work continue.
White count trended down, brown sputum, green drainage, gray matter normal.
Frank blood in the canister. Rob lesion, chuck of tissue, will drain.
Young, well-nourished, in no distress. Long discussion. Rich in fiber. Sharp pain. Early satiety.
Penn State and Wake forest protocols were not used.
`
  .trim()
  .split('\n')
