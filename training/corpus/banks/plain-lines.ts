import { lines } from './bank.ts'

/** Everyday sentences of notes with nobody in them, long and short, in the places where names often stand. */
export const PLAIN_LINES: readonly string[] = lines(String.raw`
The patient was in {his} usual state of health until {duration} ago when {he} developed {symptom}.
{He} reports {symptom}, worse with exertion and better with rest.
{He} tried {drug} without relief.
Denies {symptom}. Endorses {symptom}.
Associated with {symptom}; no {symptom}.
This is the first such episode.
Per EMS, found down, GCS {num}, glucose {num}{small}.
Brought in by ambulance from home.
Arrived by private vehicle with family.
History obtained from family and chart.
History limited by {symptom}.
Interpreter used by phone.
Past history of {disease}, {disease} and {disease}.
Hospitalized {small} times for {disease}.
Remote history of {procedure}.
No history of {disease}.
Up to date on colonoscopy and mammogram.
Never smoker. Social drinker. No drugs.
Quit smoking {duration} ago.
Lives alone in an apartment with stairs.
Lives with spouse and {small} children.
Retired. Widowed. Independent in ADLs.
Works from home. Exercises {small} times a week.
Sexually active with one partner. Uses condoms.
Mother with {disease}, father with {disease}.
Family history noncontributory.
No family history of {eponym}.
Well appearing, in no distress.
Ill-appearing, diaphoretic, tachypneic.
Alert, pleasant, cooperative.
Oropharynx clear, mucous membranes moist.
Trachea midline. No bruits. Thyroid not enlarged.
Breath sounds diminished at the {side} base.
II/VI systolic murmur at the apex.
S1, S2, no gallops or rubs.
Bowel sounds present. No organomegaly.
Tender in the {side} {body} without guarding.
{side} {body}: swollen, warm, erythematous.
Full range of motion of the {body}.
Pulses 2+ and equal.
Sensation intact to light touch in {vert} distribution.
Weakness of the {side} {body}, {small}/5.
Reflexes symmetric, toes down.
Gait steady. No tremor.
{Eponym} negative, {eponym} positive.
Skin: {medword} rash over the {body}.
Wound clean, dry, intact.
Incision well approximated with staples.
{study} reviewed by me: no acute process.
{Study} showed {disease}.
{Study}: {cm} {body} mass.
{study} pending.
{study} tomorrow.
{lab}
{lab}, {lab}
{Lab}. {Lab}. {Lab}.
Labs notable for {lab} and {lab}.
{lab} \(from {lab}\)
Trops flat x{small}. BNP {num}0.
UA bland. Utox negative. Lactate cleared.
Cultures NGTD.
{organism} in {small}/{small} bottles.
COVID, flu and RSV negative.
Likely {disease} in the setting of {disease}.
Suspect {disease}; cannot exclude {disease}.
{Disease} vs {disease}.
Most consistent with {disease}.
Concerning for {eponym}.
{Disease}: improving on {drug}.
{Disease}: {order}.
#{Disease}
# {Disease} -- {order}, {order}
1. {Disease}
2\) {disease}: {drug}
- {drug} {dose} {freq}
- {order}
-- {order} --
* {Order}
> {order}
{Order}
{Order} and {order}.
Please {order}.
OK to {order}.
Plan to {order} in {small} days.
Would {order}.
If {symptom}, {order}.
{Order}; if no better, {order}.
RN to {order}.
Team to {order} today.
Discussed with team on rounds.
Discussed risks, benefits and alternatives.
Questions answered. Patient agrees with plan.
Patient verbalized understanding.
Handout given. Teach-back done.
Education on {drug} and {disease} provided.
Seen and examined. Agree with resident note.
I personally reviewed the images.
Time spent {num} minutes.
Critical care time {num} min exclusive of procedures.
See orders. See flowsheet. See above. See HPI.
As above. As below. Same. None. N/A. Unknown. Deferred. Declined. Pending. Normal. Stable. Resolved.
Unremarkable. Unchanged. Negative. Positive. Present. Absent. Yes. No. Both. Left. Right.
Signed. Reviewed. Verified. Completed. Cancelled. Scheduled. Approved. Denied. Final. Preliminary. Addendum. Amended.
Admit. Discharge. Transfer. Observe. Consult. Refer.
Guarded. Fair. Good. Critical. Serious.
Regular diet. Cardiac diet. NPO. Clears. Puree.
{Drug}, {drug}, and {drug}
{Drug}; {Drug}; {Drug}
{Drug} / {Drug}
{drug}/{drug}
{Drug} + {Drug}
{Drug} \({drug}\) {dose}
{Drug} {dose} {route} {freq} #{num} RF {small}
{Drug} {dose} tab, take {small} tab {freq}
{DRUG}
{DRUG} TAB
{DRUG} {dose}, {DRUG} {dose}
Take {drug} with food.
Stop {drug}. Start {drug}.
Refill {drug}.
Allergic to {drug} and {drug}.
{Drug} - {symptom}
Intolerant of {drug}
{Drug} trial failed. {Drug} next.
Given {Drug} in ED with improvement.
Received {drug} {dose}, {drug} {dose} and {small} L NS.
Home {drug} held, {Drug} continued.
{Drug} drip at {small}
{Drug} level {num}
s/p {small} cycles {regimen}
{regimen} cycle {small} day {small}
Stage: {stage}. {gene} mutated.
{Eponym}
{Eponym} syndrome
h/o {eponym}
r/o {eponym}
? {eponym}
{Eponym}, {disease}, {symptom}
{Eponym} vs. {Eponym}
Dx: {Eponym}
{Eponym} repair
{Eponym} criteria positive {small}/{small}
Known {eponym}, on {drug}
{device0}
{device0} in situ
{Device0} removed
with {device0}
{procedure}
{Procedure} without complication
s/p {procedure}
{procedure} x{small}
for {procedure}
{symptom}
{Symptom}
c/o {symptom}
{symptom} x {duration}
{Symptom}, {symptom}, {symptom}
CC: {symptom}
{score}
{score}, {score}
{Service} to see
{Service} following
{service} c/s
f/u {service}
Per {service}: {order}
{Service} recs: {order}
{unit}
To {unit}
From {unit}
{unit} {room}
{room}
{bp} {hr} {temp} {sat}
BP {bp}, P {hr}
T{temp} HR{hr} RR{rr}
{wt}, BMI {num}
{wt}
{cm}
{icd}
{icd} {disease}
{cpt}
{vert}
{vert} fusion
{stage}
{Medword}
{Medword}: {medword}
{Medword} {num}
{medword}, {medword}
{Medword} noted
? {medword}
No {medword}
Hx {medword}
Status post {medword}
{Medword} Clinic
{Medword} Disease
{Medword} Test
{Medword} {Medword}
{small}+ edema to the {body}
{num} y smoking, {num} pack years
{num} weeks, {num} days
day {small} of {num}
POD {small}, HD {small}
q{small}h prn
{num}%
{num}.{small}
{small}-{small} days
x{small}
#{small}
{num} mg
{num} x {num}
`)
