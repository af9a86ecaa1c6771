import { lines } from './bank.ts'

/** Sentences with nothing that identifies anyone; hard ones on purpose. */
export const HARMLESS: readonly string[] = lines(`
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
Framingham Heart Study data were reviewed. The GUSTO, SPRINT and ALLHAT trials support {drug}.
Based on the (Framingham|Nurses' Health|Whitehall|Rotterdam|Heidelberg|Cleveland|Boston|Vienna|Helsinki) (study|criteria|score|risk score|protocol|scale), risk is {num}%.
Diagnosed in {year}; treated since {year} with {drug}.
Guidelines were last updated in {year}.
(Boston|Miami J|Philadelphia|Milwaukee) brace fitted.
Exons {num}-{num} and residues {num}-{num} were not affected (n = {num}/{num}).
{small}/{num} patients \\({num}%\\) responded; the mean age was 5{small} \\(range 2{small}-8{small}\\).
Doses of {num}-{num} mg/kg; {num} of {num} tolerated.
{num}.{num} +/- {small}.{small} mg/dL, p < 0.05, 95% CI {small}.{num}-{small}.{num}.
Post-op day {small}, hospital day {num}.
On day {num} of cycle {small}.
Taken {small}-{small} times a week for {num}-{num} weeks.
Physician assistant, PA-C present. MD, RN and RT notified. Seen by PT, OT, SLP.
Per MD order. MD aware. Dr aware. RN to follow. LPN at bedside.
ID consulted. OR today. IN room. OK to discharge. ME declined. AL 4 diet. PA catheter. CO 5.2. MA at desk. DE novo. LA enlarged. MS contin. NE drip. VA 20/40.
Pain {small}/10. Strength {small}/5. Pulses 2+/4. {num}/{num} teeth.
BP range {bp} to {bp}. MAP {num}. FiO2 {num}%. PEEP {small}.
Pt states {his} (mom|dad|wife|husband|son|daughter|sister) is supportive.
Discussed with (family|the team|nursing|the patient's wife|the on-call resident|primary team).
The patient's (mother|father|daughter|son|wife|husband) was at the bedside.
Patient Name and identity verified. Consent signed and witnessed.
Attending Physician Statement: I have seen and examined the patient.
Electronically signed. Dictated but not read. Page {small} of {small}.
End of report. Thank you for this consultation.
Please see discharge instructions. Call your doctor if you have {symptom}.
Reason for call: refill of {drug}. Pharmacy notified.
House staff to follow. Case discussed at Tumor Board.
Social History: lives with family, {job0}. Denies tobacco.
Works full time, {small} children, married.
Kelly clamp, Allis clamp, Mayo scissors and Adson forceps were used.
Hill-Sachs, Bankart and SLAP lesions absent. {eponym}.
Stress test per Bruce protocol, {small} METS.
Model: linear. Type: {small}. Size {num}. Gauge {num}.
Total: {num}. Total T cells {num}. Units {num}.
Vaccines: Pfizer, Moderna, Tdap, Prevnar, Shingrix.
Admit to (medicine|surgery|telemetry|ICU|stepdown|observation). Vitals per routine.
{Disease} versus {Disease} versus {eponym}.
Rule out {disease}. Consider {eponym}.
She was seen {small} weeks ago, and again {small} months later.
yesterday, today and tomorrow; next visit in {small} weeks
lower extremity doppler neg, {labs}, will trend
c/w home meds: {drug}, {drug} {dose}, {drug}
Penn State and Wake forest protocols were not used.
`)
