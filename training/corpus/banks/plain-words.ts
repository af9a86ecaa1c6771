import { lines } from './bank.ts'

/** Words that are also names, months, places or initials, used as words: orders, findings, devices, tests, genes. */
export const PLAIN_WORDS: readonly string[] = lines(`
Mark (the|each) (incision|border|lesion|site|stoma|mole) (with a skin marker|before prep|in ink).
Mark {side} {body} and confirm laterality.
Will (follow|monitor|reassess|recheck|hold|start|discuss|arrange|need|return|trend|wean|sign off|touch base|continue to follow).
Will {order}.
Grant (leave|privileges|access|him passes|weekend pass) as tolerated.
Chase (labs|results|bloods|histology|MRI report|the referral|old notes|cultures).
Rich in (iron|fibre|protein|calcium|vitamin C|potassium).
Bill (as level {small}|for {num} minutes|under CPT {cpt}|insurance|time-based).
Rob of consciousness? No. Robbed of sleep by {symptom}.
Frank (blood|pus|hematuria|discussion|breech|sputum) (noted|absent|per rectum).
Page (anesthesia|RT|the resident|surgery|pharmacy|house officer) (stat|if SBP < {num}|PRN).
Drew (labs|blood cultures x2|a type and screen|ABG) without incident.
Sue (proceedings|threats) not discussed. Pat dry the wound. Pat abdomen gently.
Hope (remains|is preserved|for discharge in a few days|instilled).
Faith and family are supports. Joy in daily activities has decreased. Grace period for the bill.
May (shower|drive|resume diet|crush meds|repeat x{small}|bear weight|titrate|be due to {drug}).
May need {study}. March in place x{small}. Marching gait. August presentation. April showers bring hay fever.
June bug in ear canal removed. Dawn phenomenon suspected. Dawned on waking.
Rose bengal stain {side} eye. Rose from chair without aid. Rosy cheeks.
Iris intact, pupil round. Iris atrophy {side}. Violet-blue discolouration. Hazel eyes.
Amber urine. Ruby-red stools? No. Crystals: uric acid. Crystal arthropathy. Pearl-like papules. Opal glass CT changes.
Ginger and basil tea for nausea. Olive oil enema. Sage and rosemary rub. Lily of the valley is cardiotoxic.
Poison ivy contact dermatitis. Daisy-like crystals. Sandy sensation in {side} eye. Misty vision. Dusty work.
Summer cold. Autumn allergies. Winter itch. Spring catarrh, worse with pollen.
Young child, old fracture, long bone, short stature, brown sputum, green drainage, white plaque, black tarry stool, grey skin.
Young woman in no distress. Long QT. Short PR. Brown spots. White count normal. Black stools. Green vomitus.
Sharp pain, little relief. Strong pulses. Small bowel. Big toe. Best motor response {small}. Good airway. Wise to wait.
Cook meals thoroughly. Baker's yeast. Mason jar. Taylor performance. Potter sequence. Fisher grade {small}. Mason type II radial head.
Hand grip {small}/5. Foot drop. Head atraumatic. Heart regular. Bone scan. Palm erythema. Temple tenderness. Cheek swelling. Back pain.
Bush tea. Lake of contrast. Hill-like curve. Field block. Marsh {small} lesion. Frost bite. Snow blindness. Day {small}. Weeks of {symptom}.
Case discussed. Law of Laplace. Rule out {disease}. Cash payment. Price of {drug} is high. Bond strength. Power of attorney on file.
Wells low probability. Burns to {num}% TBSA. Cuts and bruises. Waters view. Stone in {side} ureter. Stones, bones, groans.
Love of sport. Moody, irritable. Gay men's health visit. Merry mood. Swift recovery. Quick SOFA {small}. Quick DASH {num}.
Drake, crane and swan feathers are allergens. Wolf bite. Fox squirrel exposure. Lamb intolerance. Bull neck. Swan neck deformity.
Miles walked: {small}. Sterling silver allergy. Lance the abscess. Pierce ears not allowed. Hunter canal. Guy wires. Dale tracheostomy holder. Heath care.
Ward round. Ward clerk to fax. Ward nurse to remove lines. Clay-coloured stools. Cole slaw. Reed-Sternberg cells. Ray of light therapy.
Jack up the bed. Nick to the skin. Norm values. Max dose {dose}. Max assist x{small}. Pop of the knee. Skip meds. Rusty nail. Art therapy. Gene panel. Ken. Sky-blue.
Christian faith noted. Pope's sign? Bishop {small}. King vision. Prince of peace. Duke major criteria: {small}. Noble metals. Major depression. 
Penny-sized lesion. Bean pod. Berry aneurysm. Rice-water stool. Cherry-red spot. Apple core lesion. Strawberry tongue. Plum nodule.
Monday blues? No: daily low mood. Sunday driver's knee. Friday night palsy. Weekend warrior. Saturday night palsy of the {side} arm.
Christmas tree rash. Christmas factor. Christmas disease.
Bone china. Turkey sandwich tolerated. Jordan frame used. Chad-like punch. Georgia and Virginia creeper contact. Brazil nut anaphylaxis. Chile pepper. Cuba libre x{small}.
Paris classification 0-IIa. Boston Bowel Prep {small}. Los Angeles grade B esophagitis. Montreal A2L3B1. Sydney protocol biopsies. Chicago classification v4. Denver shunt. Minnesota tube. Dallas criteria. Rochester criteria. Cincinnati stroke scale negative. Geneva score {small}. Philadelphia chromosome positive. Lyon consensus. Vancouver scar scale {small}. Kansas City questionnaire {num}.
Spanish flu, German measles, French gauge, Dutch treat, English walnut allergy, Asian flush, Mediterranean diet, Swedish massage, Russian stimulation, Chinese herbs, African swine.
Rocky Mountain spotted fever titers. West Nile IgM negative. Lassa, Marburg, Zika, Ebola, Hanta and Norwalk excluded. Lyme titer. Coxsackie B. St. Louis encephalitis.
Bakersfield valley fever titre negative? Pontiac fever. Legionnaires' disease. Malta fever. Rift Valley fever. Bornholm disease. Stockholm syndrome. Jerusalem syndrome. Munchausen by proxy.
{Drug} and {drug} were well tolerated. {Drug} held.
{DRUG} {dose} {route} NOW
{Drug}
{Drug} {dose}
{Drug}, {Drug}, {Drug}, {Drug}
s/p {Drug} x{small}. {Drug} started, {Drug} stopped. Off {Drug}. On {Drug}.
{Disease}
{Disease}. {Disease}.
{Eponym}
{eponym}, {eponym} and {eponym}
{Eponym} positive. {Eponym} negative.
{Medword}
{Medword} {medword}: negative.
{Medword} and {medword} were reviewed.
{Medword}, {Medword} and {Medword}.
No {medword} or {medword}.
{Order}.
{Order}. {Order}. {Order}.
Plan: {order}; {order}; {order}.
{Order}, then {order} if {symptom}.
- {Order}
[ ] {Order}  [ ] {Order}  [x] {Order}
TODO: {order}, {order}
{gene} {variant}; {gene} wild type; {gene} rearrangement by FISH.
{gene} and {gene} negative. TMB {small} mut/Mb. MSI stable.
{gene}, {gene}, {gene} and {gene} were sequenced; exon {small} of {gene} {variant}.
HLA-B27 positive. CYP2D6 *4/*4. APOE e3/e4. FMR1 {num} repeats. JAK2 V617F not detected.
{vert}, {vert} and {vert} foraminal narrowing. {vert} transforaminal injection. {vert} dermatome.
S1 nerve root. S1 S2 normal, no S3. P2 loud. A1c {small}.{small}. T4 {small}. B12 {num}0. D3 {num}. K2. C3, C4 low. E2 {num}. H2 blocker. M2 finding. V4 ST change. L1 vertebra. O2 {small}L.
{num}-{num}-{num} regimen. q{small}h. {small}/{num} blood cultures. {small}/{small} SIRS. {num}/{num} on MoCA. {num}/30. 20/{num}. 5/5. 2/6 murmur. 1/2 tab. 24/7 care. 12-14 cm. 10-12 wk.
{small}-{small} drinks. {num}-{num} mmHg. {num}/{num} days. Ratio {num}:{num}. 1:{num}0 titer. {num}/{num}/{num}/{num} diff. 4-0 nylon. 7-0 Prolene. 18-22G. {num}.{small}-{num}.{small}.
Page 2-10 of packet. Items 3-7. Steps 4/5. Grade 2-3. Level 3/4. Class 2-3. T 1/2 {num} h. FiO2 .{num}. I:E 1:{small}. Lot sizes 5/12. Tablets 10/325, 5/325, 2.5/500. Insulin 70/30. Augmentin 875/125. Bactrim 800/160. Advair 250/50.
Percocet 5/325 {num} tabs. Norco 10/325. Symbicort 160/4.5. Hyzaar 100/25. Lotrel 5/20. Caduet 10/40. Sinemet 25/100. Zestoretic 20/12.5.
ROOM 4. Bed 12. Bay 3. Chair 7. OR 6. Suite A. Floor 5. Slot 9. Door B. {room}. {unit}. {unit} to {unit}. Transferred from {unit} to {unit}, {room}.
{unit} charge nurse aware. {unit} full. Boarding in {unit}.
MICU, SICU, CCU, PACU, NICU and L&D census reviewed. Tele bed. Stepdown. Obs. Ward 4B. 5 West. 6N. 7 South. Tower 9.
ED MD, ICU RN, OR RN, HUC, CNA, PCT, RT, PT, OT, SLP, SW, CM, MD, NP, PA, DO, PharmD and RD present.
AM care done. PM care done. MN vitals. HS snack. AC and HS fingersticks. POC glucose. NPO p MN. OOB TID. TEDs on. SCDs on. HOB 30.
MA aware. PA saw. LA enlarged. IN and OUT cath. OR cancelled. ME notified. AL bed. CO2 {num}. DE-escalate. HI titers. ID following. IL-6 {num}. MO visit. MS stable. MT worn. NC 2L. ND soft. NE gtt. OK. PA pressure {num}. SC injection. SD {small}. VA 20/{num}. WA normal. AR murmur. CT scan. FL normal. GA {num} wk.
Dr to review. Dr. on call notified. Doctor said {symptom} is expected. MD to bedside. Nurse Manager aware. Attending to see. Consultant reviewed. The Fellow agrees. Chief aware. Intern paged.
Mr and Mrs not present. Mother Baby Unit. Baby doing well. Father of baby involved. Mom and Dad at bedside. Grandma brought {symptom} diary. Sister visiting. Husband drives.
Patient Education: {medword}. Care Plan updated. Problem List reviewed. Health Maintenance due. Advance Directive on file. Risk Factors: none.
Seen by Hospital Medicine, Infectious Disease, Renal, Cards, Neuro, GI, Heme/Onc, Psych, Ortho and Wound Care.
Social Work, Case Management, Spiritual Care and Child Life consulted. Palliative aware.
(Emergency Department|Intensive Care Unit|Cancer Center|Heart Failure Clinic|Wound Clinic|Sleep Lab|Infusion Center|Birth Center|Pain Service|Memory Clinic|Day Surgery) follow-up.
CDC, FDA, WHO, NIH, ACOG, AAP, USPSTF and NICE recommend {drug}.
Medicare Part D, Medicaid, CHIP, HIPAA, EMTALA, COBRA and FMLA explained.
Johnson syndrome? Stevens-Johnson excluded. Johnson & Johnson vaccine reaction. Pfizer booster. Moderna given. AstraZeneca x2. Bayer aspirin. Abbott meter. Roche assay. Siemens scanner. Philips monitor. GE probe. Baxter pump. Stryker bed. Hill-Rom bed. Welch Allyn cuff. Dexcom G6. Omnipod. Tandem pump. Medtronic {small}.
{device0} removed. {device0} flushed. {device0} output {num} mL.
Hasson trocar, Veress needle, Babcock, Kocher, Metzenbaum, Mayo, Adson-Brown, Deaver, Weitlaner, Army-Navy, Bookwalter, Senn and Gelpi used.
Kirschner wires, Steinmann pin, Herbert screw, Hoffa test, Austin Moore, Bankart repair, Latarjet, Weil osteotomy, Akin, Lapidus, Evans procedure.
McGill forceps, Macintosh {small}, Miller {small}, Yankauer, Ambu bag, Guedel airway, Bougie, Glidescope. Mallampati {small}, Cormack-Lehane {small}.
Apgar {small}/{small}. Ballard {num} wk. Bishop {small}. Silverman {small}. Sarnat {small}. Finnegan {small}. Dubowitz done. Moro, Babinski, Galant present. Ortolani and Barlow negative.
Braden {num}. Norton {num}. Waterlow {num}. Morse {num}. Hendrich II {small}. Katz {small}. Barthel {num}. Lawton {small}. Rankin {small}. Tinetti {num}. Karnofsky {num}0. Clavien-Dindo II. Forrest Ib. Child-Pugh A. Hinchey {small}. Balthazar D. Fontaine IIb. Rutherford {small}. Wagner {small}. Killip II. Stanford B. Crawford II. DeBakey I.
Beck {num}. Hamilton {num}. Young mania {num}. Conners elevated. Edinburgh {num}. Columbia low. Folstein {num}. Montreal {num}/30. Rey figure. Stroop. Wechsler. Rorschach not done. Boston Naming {num}. Trails A {num} s. Luria normal.
Tanner II. Snellen 20/{num}. Jaeger {small}. Weber midline, Rinne AC>BC. Schirmer {small} mm. Amsler normal. Goldmann {num}. Humphrey 24-2. Ishihara full. Hertel {num}.
Gram positive, Ziehl-Neelsen negative, Giemsa, Wright, Congo red, Prussian blue, Masson and Papanicolaou stains. Ki-67 {num}%. Ann Arbor II. Gleason 3+4. Nottingham 2. Breslow {small}.{small}. Clark IV. Dukes B. Bloom-Richardson 2. Fuhrman 3. Robson 2. Lauren intestinal.
Kerr incision? Pfannenstiel incision. Kocher incision. McBurney incision. Maylard. Joel-Cohen. Lanz. Rutherford Morison. Gibson. Chevron.
Atkins diet, Pritikin, DASH, Ornish, Weight Watchers, Slim-Fast, Ensure, Boost, Jevity, Glucerna, Nepro, Pedialyte, Gatorade, Similac, Enfamil.
Listens to Bach and Beatles. Reads Harry Potter. Watches Jeopardy and Oprah. Plays Mario. Quotes the Bible, Job and Psalms.
Sits up on own, says mama, waves bye. Plays peek-a-boo. Likes Elmo. Rides a Huffy.
Joint: Bouchard and Heberden nodes, Finkelstein +, Phalen -, Tinel -, Froment -, Allen patent, Watson shift neg.
Virchow's triad; Beck's triad; Charcot's triad; Cushing's triad; Whipple's triad; Reynolds' pentad; Light's criteria; Starling's law; Koch's postulates; Occam's razor.
`)
