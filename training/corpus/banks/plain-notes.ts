import { documents } from './bank.ts'

/** Whole notes that name nobody, nowhere and no day, in the layouts of those that do. */
export const PLAIN_NOTES: readonly string[] = documents(String.raw`
CBC
WBC        {small}.{small}    {ref}
RBC        {small}.{num}
Hgb        {num}.{small} (L|)
Hct        {num}.{small}
MCV        {num}
Plt        {num}{small}
Neut %     {num}
Lymph %    {num}
Comment: Anisocytosis 1+. Smudge cells. Howell-Jolly bodies absent. Auer rods absent.
%%
MEDICATIONS
1. {Drug} {dose} {route} {freq}
2. {Drug} {dose} {route} {freq}
3. {Drug} {dose} {freq}
4. {Drug} inhaler 2 puffs {freq}
5. {Drug} {dose} PRN {symptom}
6. {Drug} cream
7. Vitamin D {num}00 IU
%%
Problem list
- {Disease}
- {Disease}
- {Eponym}
- {Disease}, {stage}
- s/p {procedure}
- {Disease} \({icd}\)
%%
ROS
Constitutional: no {symptom}
Eyes: neg
ENT: no {symptom}
CV: no {symptom}
Resp: see HPI
GI: {symptom}
GU: neg
MSK: {symptom}
Skin: neg
Neuro: no {symptom}
Psych: denies {symptom}
%%
PE
Gen: NAD
HEENT: NCAT, PERRLA, EOMI, MMM
Neck: supple, no JVD, no {medword}
CV: RRR, no m/r/g, {eponym} absent
Lungs: CTAB
Abd: soft, NT/ND, Murphy neg, McBurney neg, Rovsing neg
Ext: no c/c/e, Homans neg
Neuro: CN II-XII intact, Romberg neg, Babinski downgoing
Skin: no {medword}
%%
DESCRIPTION OF PROCEDURE: After informed consent, the patient was taken to the operating room. General anesthesia was induced. Time out was performed. A Pfannenstiel incision was made with a scalpel and carried down with Bovie cautery. Kocher clamps were placed. The Bookwalter retractor was used. {procedure} was carried out. A Blake drain was left. Fascia was closed with #1 PDS, skin with 4-0 Monocryl. EBL {num} mL. Counts correct.
%%
FINDINGS:
{Body}: {cm} lesion, T2 hyperintense.
Spine: {vert} disc desiccation, {vert} facet arthropathy, Modic {small} change at {vert}, Schmorl node at {vert}.
Vessels: Circle of Willis patent. Vein of Galen normal.
Sella: Rathke cleft cyst {cm}.
IMPRESSION: {Disease}. Bosniak {small} cyst. LI-RADS {small}. BI-RADS {small}. Fleischner follow-up.
%%
Vitals
Time  T     HR   BP       RR  SpO2
08    {temp}  {hr}  {bp}   {rr}  {sat}
12    {temp}  {hr}  {bp}   {rr}  {sat}
16    {temp}  {hr}  {bp}   {rr}  {sat}
20    {temp}  {hr}  {bp}   {rr}  {sat}
%%
I&O
In: PO {num}0, IV {num}00, PRBC {num}0
Out: Foley {num}00, JP #1 {num}, JP #2 {num}, stool x{small}
Net +{num}0
%%
Nursing: {Order}. {Order}. {Drug} {dose} given {route} for pain {small}/10. Foley draining amber urine. Turned q2h. Heels floated. Bed alarm on. Call bell in reach. {Order}.
%%
Discharge instructions
You were treated for {disease}. Take {drug} {dose} {freq} for {num} days. Do not drive while taking {drug}. Call if you have {symptom}, {symptom} or {symptom}. Keep the wound dry. Eat foods rich in fiber. May shower in {small} days. Follow up with your primary doctor in {small} weeks.
%%
A/P
# {Disease}: {Order}. {Lab}. Continue {drug}.
# {Disease}: {study} pending. {Order}.
# {Eponym}: stable. 
# FEN: {Order}.
# Ppx: {drug}, {drug}
# Dispo: {unit}
%%
Student note: Learned about {eponym} today. {Disease} presents with {symptom}; the Wells, Geneva and PERC rules help. {Drug} is first line. Named after a French neurologist. Read Harrison's and Sabiston.
%%
Abstract. Background: {Disease} is associated with {gene} variants. Methods: {num}{num} patients with {disease} received {drug} \({dose}\) or placebo for {num} weeks. Results: {lab} fell by {num}% \(p = 0.0{small}; 95% CI {small}.{small}-{num}.{small}\). Conclusion: {Drug} reduced {symptom}. Kaplan-Meier, Cox, Fisher's exact, Mann-Whitney and Student's t tests were used.
%%
GUIDELINE SUMMARY: For adults with {disease}, {drug} is recommended \(class I, level A\). Children with {eponym}: {drug}. Consider {study} every {num} months. Beers criteria. Cockcroft-Gault for dosing. Wallace rule of nines.
%%
Anesthesia record: ASA {small}, Mallampati {small}. Induction: propofol {num}0 mg, fentanyl {num} mcg, roc {num}. Mac {small} blade, grade I view. Sevo {small}.{small}%. Foley. Bair Hugger. A-line L radial after Allen test. LR {small} L. Reversed with sugammadex. To PACU.
%%
Blood gas: pH 7.{num} / {num} / {num} / {num} on {num}%
Lactate {small}.{small}
Vent: AC {num}/{num}0/{small}/{num}
%%
Urinalysis: amber, clear, SG 1.0{num}, pH {small}.0, glucose neg, ketones trace, blood {small}+, nitrite neg, LE {small}+, WBC {num}, RBC {num}, Bence Jones neg, Tamm-Horsfall casts
%%
Differential: {disease} vs {disease} vs {eponym}. Less likely {disease}. Red flags: {symptom}, {symptom}. Workup: {study}, {study}, {labs}.
%%
Diet log: oatmeal, berries, turkey sandwich, Caesar salad, Earl Grey tea, Graham crackers, Granny Smith apple, Swiss cheese, Brussels sprouts, Kaiser roll, Reuben, Cobb salad, Eggs Benedict, Boston cream pie.
%%
Equipment: Hoyer lift, Zimmer walker, Miami J, Aspen collar, Unna boot, Jobst stockings, CAM boot, Thomas splint, Bledsoe brace, Taylor Spatial frame, Roho cushion, Geri chair, Hill-Rom bed.
%%
Consult: asked to see this patient for {disease}. {Symptom} for {duration}. {Lab}. Exam: {eponym} positive. Impression: {disease}; rule out {eponym}. Recommend {drug} {dose} {freq}, {study}. Thank you for the consult. Will follow.
%%
Triage: c/o {symptom} x {duration}. Hx {disease}. Takes {drug}. {allergy}. BP {bp} HR {hr} {temp} {sat}. GCS {num}. ESI {small}. To {room}.
%%
S: "feels OK". {Symptom} better.
O: {temp}, {bp}, {labs}
A: {disease}
P: {order}, {order}
%%
Oncology: {stage} {disease}, {gene} {variant}, ER+/PR+/HER2-, s/p {small} cycles of {regimen}. Neulasta. Restaging {study}: RECIST partial response. Deauville {small}. ECOG {small}. Plan {regimen}. Premeds Decadron, Benadryl, Pepcid, Aloxi.
%%
Psych MSE: well groomed, good eye contact. Speech normal. Mood "fine". Affect full. TP linear. Denies SI, HI, AVH. Insight fair. Serial 7s ok. Proverbs: "Rome wasn't built in a day" concrete. Names {small} presidents. Recalls {small}/3 \(apple, table, penny\).
%%
PT daily note: gait x{num} ft RW CGA, stairs x{small} min A, Berg {num}/56, TUG {num} s. Sit to stand {small} reps. Theraband rows, Codman pendulums, Kegels, McKenzie extension, Williams flexion. {Order}.
%%
Checklist
Patient identity confirmed (Y|yes)
Site marked Y
Consent signed Y
Antibiotic: Ancef {small} g within 60 min
Beta blocker N/A
Warming: Bair Hugger
VTE: SCDs + {drug}
Fire risk {small}
%%
Dear Colleague, Thank you for your referral. I reviewed this patient with {disease} in clinic today. {Symptom} persists. {Order}. Yours sincerely, Consultant {Service} \(dictated, not signed\)
%%
Hi Doctor, I have had {symptom} for {duration}. The {drug} made me feel worse. Should I stop? Thanks!
%%
Template: Name: ____ DOB: ____ MRN: ____ Date: ____ Provider: ____ Signature: ____ Phone: ____
%%
Patient Name:            MRN:            DOB:
Attending:               Date of service:
HPI: {symptom} x {duration}
Dx: {Disease} {icd}
%%
Page 1 of {small}. CONFIDENTIAL. This fax may contain protected health information. If received in error, call the sender and destroy. Do not re-disclose without consent \(42 CFR Part 2\).
%%
Codes: {icd} {Disease}; {icd} {Disease}; CPT {cpt}, {cpt}-59; HCPCS J{num}{num}; DRG {num}{small}; LOINC {num}{num}-{small}; SNOMED {num}{num}{num}{num}; NDC 0{num}{num}-{num}{num}-{num}; RVU {small}.{num}
%%
Peds: wt {wt} \({num}%ile\), tmax {temp}. TM clear. Tylenol {num} mL q6h, Motrin {num} mL. Albuterol x{small}. Croup score {small}. Westley {small}. PRAM {small}. Kawasaki unlikely. Koplik spots absent.
`)
