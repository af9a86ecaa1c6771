import { lines } from './bank.ts'

/**
 * Sentences as clinicians write them, with one or two things that look like a name, a place, a day or an identifier and
 * are none: words that are names too, brands, tests called after people, ratios, holidays in diseases, ages of groups.
 */
export const PLAIN_SENTENCES: readonly string[] = lines(String.raw`
Young adult in no acute distress.
Young for {his} stated age, well groomed.
Young onset {disease} was considered.
Moody and tearful per family, affect flat.
Moody at times, sleeps {small} hours.
Bland diet for two weeks, then advance.
Bland urine sediment, no casts.
Rich meals bring on the pain.
Brown sputum in the mornings, no blood.
White count is down and the wound is dry.
Gray zone result; repeat in {num} weeks.
Green stick fracture of the {side} wrist.
Black tarry stools for {small} days.
Long standing {disease} on {drug}.
Short of breath walking to the mailbox.
Sharp debridement done at the bedside.
Small effusion, little change from before.
Strong family history of {disease}.
Good relief with {drug}.
Best medical therapy continued.
Wise to hold {drug} before the scan.
Sweet smelling breath, ketones large.
Hardy individual, walks daily.
Savage pain in the {side} {body} at night.
Swift decline over the past weeks.
Cross match {small} units.
Bishop score {small}, cervix soft.
Case presented at tumor board.
Case reviewed at M&M conference.
Cash pay patient; financial counselor notified.
Price of {drug} is a barrier.
Banks of blood products replenished.
Bonds well with baby.
Wells criteria low, D-dimer sent.
Burns to the {side} {body}, {num}% of surface.
Stone protocol CT was negative.
Stones passed twice before.
Waters broke at {time}, clear.
Fields full to confrontation.
Brooks no criticism from staff.
Parks in the handicapped spot; needs a placard form.
Hand off given at change of shift.
Head of bed at 30 degrees.
Foot care discussed, shoes checked.
Back pain flares when {he} drives.
Temple tender on the {side}, ESR sent.
Palm lesions are new.
Chin laceration glued.
Cook meals fully and wash hands.
Baker's cyst behind the {side} knee.
Mason's lung was suspected.
Page me if the drain output rises.
Mark where the pain is worst.
Will need a ride home after sedation.
Will reassess after fluids.
May return to sport in {num} days.
May have soup and crackers.
March fracture of the second metatarsal.
Grant application to the pharmacy program was faxed.
Chase up the outstanding cultures.
Frank discussion about prognosis.
Drew up {drug} {dose}.
Hope for discharge soon.
Hope and faith help {him} cope.
Joy in hobbies has returned.
Grace period for the premium is over.
Rose from the chair with one push.
Rose colored urine since starting {drug}.
Dawn phenomenon explains the morning sugars.
Iris heterochromia noted since birth.
Ivy rash on both forearms.
Daisy chained drains removed.
Amber colored urine in the bag.
Crystal deposition in the {side} knee.
Sandy feeling in the eyes.
Summer allergies are back.
Autumn vaccine drive flyer given.
Art therapy twice a week.
Gene therapy trial is not open.
Bill to insurance, code {cpt}.
Pat dry and apply zinc.
Sue threats were not made.
Jack knife position for the procedure.
Buck fracture of the radius.
Buck's traction applied.
Dick test negative.
Randy behaviour on the new dose of ropinirole.
Peg tube site clean.
Dot plot attached.
Miles per week: {num}.
Max assist of two for transfers.
Norm referenced scores were average.
Ray amputation of the {side} foot.
Cliff sign positive.
Skip lesions on colonoscopy.
Penny sized ulcer at the heel.
Angel dust use in the distant past.
Star fruit is to be avoided.
Mercy care paperwork is not needed.
Patience needed; recovery takes months.
Sunny disposition, talkative.
Stormy course after extubation.
Uses a (Hoyer lift|Zimmer frame|Roho cushion|Geri chair|Hill-Rom bed|Stryker bed|Trapeze bar|Merry walker|Broda chair|Barton chair) at home.
Braced in a (Miami J|Philadelphia collar|Aspen collar|Minerva brace|CAM boot|Thomas splint|Bledsoe brace|Taylor brace|Jewett brace|Boston brace|Milwaukee brace|Halo vest|Pavlik harness|Denis Browne bar).
Dressed with (Mepilex|Aquacel|Xeroform|Adaptic|Kerlix|Coban|Unna boot|Jobst stockings|Ace wrap|Silvadene|Santyl|Dakin's solution|Medihoney).
Fixed with (Kirschner wires|a Steinmann pin|a Herbert screw|a Gamma nail|an Ilizarov frame|a Taylor Spatial frame|Rush rods|Ender nails|an Austin Moore prosthesis|a Charnley hip).
Retracted with a (Richardson|Deaver|Balfour|Bookwalter|Weitlaner|Gelpi|Army-Navy|Senn) retractor.
Clamped with a (Kelly|Kocher|Babcock|Allis|Satinsky|Crile|Mosquito|Rochester-Pean|DeBakey).
Intubated with a (Macintosh|Miller|McGrath|Glidescope) {small} blade, Cormack-Lehane {small}.
Drained through a (Jackson-Pratt|Blake|Penrose|Malecot|Cope loop|Hemovac) drain.
Monitored with a (Holter|Zio patch|Swan-Ganz|Camino bolt|Codman|Doppler|Masimo probe).
Stained with (Congo red|Prussian blue|Giemsa|Wright-Giemsa|Masson trichrome|Ziehl-Neelsen|Gomori|Papanicolaou|Oil Red O|Sudan black).
(Reed-Sternberg cells|Auer rods|Howell-Jolly bodies|Heinz bodies|Mallory bodies|Lewy bodies|Negri bodies|Psammoma bodies|Call-Exner bodies|Russell bodies|Bence Jones protein|Tamm-Horsfall protein|Charcot-Leyden crystals|Curschmann spirals|Kayser-Fleischer rings|Brushfield spots|Koplik spots|Roth spots|Janeway lesions|Osler nodes|Heberden nodes|Bouchard nodes|Schmorl nodes|Cooper droop) (were seen|were not seen|noted|absent).
(Virchow's triad|Beck's triad|Charcot's triad|Cushing's triad|Whipple's triad|Reynolds' pentad|Hutchinson's triad|Saint's triad) (complete|incomplete).
(Starling's law|Koch's postulates|Occam's razor|Hickam's dictum|Light's criteria|Ranson's criteria|Duke criteria|Jones criteria|Rome criteria|Ottawa ankle rules|Canadian CT head rule|Wells score|Geneva score|Beers list|Naranjo scale) (applied|not met|reviewed).
(Rinne|Weber|Romberg|Hoffmann|Babinski|Phalen|Tinel|Finkelstein|Spurling|Lhermitte|Lasegue|Thomas|Ober|Patrick|Trendelenburg|McMurray|Lachman|Hawkins|Neer|Speed|Yergason|Adson|Allen) (test |sign |)(positive|negative|equivocal) (on the {side}|).
(Circle of Willis|Vein of Galen|Foramen of Monro|Aqueduct of Sylvius|Sylvian fissure|Ligament of Treitz|Ampulla of Vater|Sphincter of Oddi|Loop of Henle|Bundle of His|Island of Reil|Pouch of Douglas|Triangle of Calot|Hesselbach triangle|Meckel cave|Virchow-Robin spaces|Bachmann bundle) (intact|normal|patent|clear).
Pulled a (Ford|Dodge|Chevy|Toyota|Honda) bumper last week and felt a pop.
Sugars run on a (Dexcom|Libre|OneTouch|Contour Next|Accu-Chek) at home.
Drinks (Ensure|Boost|Glucerna|Gatorade|Pedialyte|Coke|Red Bull|Jack Daniel's|Johnnie Walker|Captain Morgan|Mike's Hard Lemonade) {small} a day.
Watched (Jeopardy|the Super Bowl|Oprah|Grey's Anatomy|Bob Ross|Mister Rogers) during the visit.
Reads (the Bible|Harry Potter|Stephen King|Agatha Christie|Louis L'Amour|Reader's Digest) before bed.
Takes (Flintstones vitamins|Centrum|One A Day|Airborne|Emergen-C|St. John's wort|Bragg vinegar|Uncle Ben's rice broth|Tiger Balm|Vicks|Gold Bond|Desitin|Burt's Bees).
Sleeps on a (Purple|Tempur-Pedic|Sealy|Casper) mattress, no better.
(Ran|Walked) a {num}K last fall without symptoms.
(Panadol|Panadeine Forte|Nurofen|Voltaren|Targin|Endone|Coversyl|Crestor|Nexium|Somac|Lyrica|Endep|Temaze|Stemetil|Maxolon|Keflex|Augmentin Duo Forte) continued.
(Tab|T.|Cap|Inj|Syp|Susp) (Pan|Dolo|Crocin|Telma|Glycomet|Ecosprin|Clopilet|Rantac|Monocef|Taxim|Augmentin|Shelcal|Ultracet|Deriphyllin) {num} (BD|OD|TDS|HS|SOS) x {num} days.
(Co-codamol|Co-amoxiclav|Senna|Laxido|Oramorph|Bisoprolol|Ramipril|Clexane|Fragmin|Fortisip|Gaviscon|Movicol|Calpol) added to the TTOs.
{num} of {num}0 patients responded; median age was {num} \(range 21-83\).
Mean age of the cohort was 6{small}.{small} years, {num}% male.
In men aged 50 to 70 the yield is low.
Children under 5 and adults over 65 are at risk.
Indicated in patients 18 years and older.
The trial enrolled ages 18-75.
Screen at 45, or 10 years before the youngest affected relative.
Strength 5/5 throughout, 4/5 at the {side} {body}.
Strength 4+/5 in hip flexors, 5/5 distally.
Pulses 2/4 bilaterally, reflexes 2+/4.
II/VI or 2/6 systolic murmur at the base.
3/6 holosystolic murmur, no thrill.
Vision 20/40 and 20/25, pinhole 20/20.
Pain 7/10, down to 3/10 after {drug}.
Pain {small}/10 at rest and {small}/10 with movement.
Apgars 8/9, cord pH 7.{num}.
2/4 SIRS criteria, qSOFA 1/3.
0/14 nodes positive, margins clear.
1/3 sentinel nodes with micrometastasis.
2/2 blood cultures growing {organism}.
1/2 tablet for {small} days, then 1 tablet.
3/4 of the meal was eaten.
MoCA 24/30, missed 3/5 on recall.
GDS 4/15, PHQ-2 0/6, MMSE 27/30.
Step 3/5 of the taper completed.
Pitting edema 1+/4+ to the shins.
Dilated 4/50/-2, then 6/80/-1 at {time}.
Cervix 3/70/-2, membranes intact.
BP 118/76, 122/80 and 130/84 on three visits.
I/O 2400/1850, weight up {small} kg.
Vent AC 12/450/5/40.
Settings 14/8 on BiPAP, rate {num}.
Lantus 20/20, Humalog 6/6/8 with meals.
70/30 insulin {num} units with supper.
Ratio 1:10, then 1:15 at lunch.
Norco 5/325 and 10/325 both tried.
Day 3/7 of {drug}.
Cycle 2/6 of {regimen} given without trouble.
Dose 4/12 today.
Session 5/10 of hand therapy.
Works 12-8 shifts, sleeps 9-5.
Takes 1-2 tabs every 4-6 hours.
Sets of 10-12, 2-3 times a day.
Repeat in 6-8 weeks, then every 3-4 months.
Rates pain 3-4 at best and 8-9 at worst.
L4-5 and L5-S1 levels were treated.
Toes 2-5 are warm.
Ribs 4-7 fractured laterally.
CN II-XII or 2-12 grossly intact.
Leads V1-V4 and II, III, aVF.
FISH 5-10 cells per field.
WBC 5-10, RBC 0-2, epithelial 3-5 per field.
Suture 3-0 Vicryl and 4-0 Monocryl.
Blood sugars 110-140 fasting, 160-180 after meals.
Grade 2-3 chondromalacia.
Christmas tree pattern of rash on the trunk.
Christmas tree bladder on cystogram.
Christmas disease carrier, factor IX low.
Holiday heart was blamed on the drinking.
Saturday night palsy with wrist drop.
Valentine sign on the axial views.
German measles titer immune.
French size 16 Foley placed.
Spanish speaking; interpreter used.
Russian interpreter by video.
English as a second language.
Chinese medicine, herbs unknown.
Mexican beaded lizard bite, long ago.
Dutch ovens and cast iron; no lead.
Boston scale 2-2-2, prep good.
Los Angeles grade A esophagitis.
Montreal cognitive assessment 2{small}/30.
Mediterranean diet handout given.
Rocky Mountain spotted fever titer pending.
West Nile and St. Louis panels negative.
Lyme, Ehrlichia and Babesia negative.
Norwalk-like illness going round the unit.
Lassa and Marburg excluded by travel clinic.
Epstein-Barr and Coxsackie serology old.
Stevens-Johnson ruled out by derm.
Johnson and Johnson shot in the past.
Pfizer x2, Moderna booster.
UA clean, UDS neg, EtOH 0, ASA and APAP undetectable.
MS stable on {drug}; RA flaring.
PA and lateral views, no AP.
MA roomed the patient; PA to follow.
DO NOT RESUSCITATE order reviewed.
OK to leave AMA form in chart.
HI and SI denied; AH and VH denied.
IN clinic today for a weight check.
OR time requested; IR declined.
PT INR 2.{small}; PTT {num}.
Am labs reviewed. Pm labs due.
Dr. on call to be paged for SBP < 90.
Doctor's note given for school.
Nurse visit in a week.
Sister and father have {disease}.
Aunt and uncle on the mother's side had {disease}.
Mom works nights, dad drives long haul.
Patient is a good historian.
Pt is poor historian, info from EMS.
Provider aware. Family aware. Team aware.
Consulting service signed off; reconsult as needed.
Primary care to follow.
Social: no tobacco, rare wine, no drugs.
Lives with family in a two story home.
Works outdoors; sun protection reviewed.
Retired. Enjoys gardening and crosswords.
Homemaker. Husband helps.
Unemployed at present, on disability.
Working part time, desk duty.
Student, doing well in school.
No ID band on arrival; new one printed.
No MRN merge needed.
Fax came through blank. Resend.
Ref: see protocol. Lot and expiration recorded.
Model 12 with 3 leads. Rate 60 lower, 130 upper.
Auth pending. Auth denied. Auth not required.
Box 4 checked. Line 6 blank. Page 2 of 3.
Form 1500 and UB-04 sent.
HTTP error on the interface; IT ticket open.
Code {cpt} with modifier 25.
DRG 470, LOS {small}, CMI 1.{num}.
NDC and lot scanned at bedside.
Tumor board recommended {procedure}.
Ethics committee consulted; no new conflict.
Stroke team and rapid response called.
Palliative Care following for symptoms.
Wound Care to see; Pain Service to see.
Brief Hospital Course by problem:
Hospital Course: uneventful.
Known to community mental health and home care.
Blood x2, urine x1 sent; 1/2 bottles so far.
Waddell signs {small}/5; Jamar grip {num} and {num}.
Fleischner guidelines: repeat CT in {num} months.
Bosniak {small} cyst, LI-RADS {small}, TI-RADS {small}.
Cholesterol: bland foods, no butter.
Sens: vanc S, dapto S, gent R, Bactrim S.
Cole's fracture in a cast; neurovascularly intact.
Sex F, race declined, MS single, religion none.
Sex M Race B MS D Rel none Lang Eng.
Interpreter: (Tagalog|Punjabi|Russian|Polish|Arabic|Farsi|Hmong|Twi), by phone.
Occupation: (homemaker|working part time|retired|disabled|none|not working).
Ten patients \(mean age {num}.{small} +/- {small}.{small} years; {small} men\) were studied.
Mean age {num} +/- {small} years, {num} female.
Group A, {num}, group B, {num}, and placebo, {num}.
Doses of 5, 10, 20, 30 and 40 mg/kg were given.
Escalation went from 200 to 300, 400 and 500 mg/m2.
Tumors in {num}% \({small}/{num}, {small} with carcinoma\).
Exons {small}-{num} were deleted.
Range {small}-{num} months, median {small}.
Response was {num}, {num} and {num}% in groups a, b and c.
The area under the curve \(AUC\) and the maximum \(Cmax\) were lower.
Signal was low on the apparent diffusion coefficient \(ADC\) map.
Mean diastolic pressure \(MSDBP\) fell by {small} mmHg.
{medword} \({abbr}\), {medword} \({abbr}\) and {medword} were compared.
Changes induced by {abbr} were mild.
None was associated with {abbr}.
Carriers of {gene} younger than {num} have a lower risk.
Seen on the {small}th day and sent home in good condition.
Sprague-Dawley rats and Wistar rats \({num}0-{num}0 g\) were fed.
Brown Norway and Long-Evans strains differed.
`)
