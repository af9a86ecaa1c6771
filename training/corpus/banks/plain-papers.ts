import { documents } from './bank.ts'

/** Whole papers that speak of nobody: reports, protocols, leaflets, notes cut to their body. */
export const PLAIN_PAPERS: readonly string[] = documents(String.raw`
FINDINGS: The lungs are clear. No pleural effusion or pneumothorax. Heart size is normal. The Swan-Ganz catheter tip projects over the right pulmonary artery. Dobhoff tube is below the diaphragm. Degenerative change at {vert}.
IMPRESSION: No acute process. Recommend PA and lateral views when able.
%%
MR {body}: Axial T1, T2, STIR. Small Baker cyst. Grade 2 signal of the medial meniscus. Hoffa fat pad edema. ACL intact, Segond fragment absent. Mild chondromalacia, 3/4 thickness. Impression: 1. No tear. 2. {Disease}.
%%
GROSS: Received in formalin is a {cm} piece of {spec}. Inked black, serially sectioned, A1-A4.
MICRO: Sections show {disease}. Ki-67 {num}%. Congo red negative. Reed-Sternberg cells not seen. Nottingham grade 2 \(3+2+2\).
DIAGNOSIS: {Disease}.
%%
SUBJECTIVE: Feeling better. Ate 3/4 of breakfast. Pain 4/10.
OBJECTIVE: T {temp} P {hr} R {rr} BP {bp}. Lungs clear. Abdomen soft. JP 40 mL.
LABS: {labs}
ASSESSMENT: POD {small} after {procedure}, doing well.
PLAN: Advance diet, stop PCA, Foley out, OOB, Lovenox, home soon.
%%
HOW TO USE YOUR INHALER
1. Shake well. 2. Breathe out. 3. Press and breathe in slowly over 3-5 seconds. 4. Hold for 10 seconds. 5. Wait 1 minute before the second puff. Rinse your mouth. Call your doctor if you need it more than 2 days a week. Keep away from children under 4.
%%
HEPARIN PROTOCOL: Bolus 80 units/kg, then 18 units/kg/h. PTT q6h. PTT < 35: rebolus, increase 4. 35-45: rebolus 40, increase 2. 46-70: no change. 71-90: decrease 2. > 90: hold 1 h, decrease 3. Notify MD if platelets fall by half.
%%
ABSTRACT. Background: {Drug} is used in {disease}. Methods: 214 adults \(median age 61, range 34-88\) were assigned 2:1. Results: response in 62/143 \(43%\) vs 18/71 \(25%\); hazard ratio 0.71 \(0.52-0.97\). Grade 3-4 events in 21%. Conclusion: {drug} helped.
%%
OPERATIVE NARRATIVE: After a time out, a Kocher incision was made and a Bookwalter placed. Calot's triangle was dissected with a Maryland. The critical view of Strasberg was obtained. Clips x3. A 19 Fr Blake drain was left. Fascia closed with #1 PDS, skin with 4-0 Monocryl and Dermabond. EBL 50. Counts correct x2.
%%
PT EVAL: Berg 42/56, TUG 14 s, 5xSTS 18 s. Gait: Trendelenburg on the {side}. Uses a Rollator. MMT hip 4-/5, knee 4/5, ankle 5/5. ROM 5-110. Goals: stairs x12 with rail in 2 weeks. Plan 2-3x/wk for 6-8 wks.
%%
Well visit. Eats well, sleeps through, rolls both ways. Enfamil 5-6 oz. Dad smokes outside. Moro gone, Galant gone, Barlow and Ortolani negative. Vaxelis, Prevnar and Rotateq given. Poison control and car seat handouts. Return in 2 months.
%%
MENTAL STATUS: Calm, cooperative, good eye contact. Mood "fine", affect blunted. Thought process linear. Denies SI, HI, AVH. Oriented x3. World backwards. Abstract: "Rome wasn't built in a day" - concrete. Insight fair. Judgment fair. AIMS 0.
%%
CULTURE: Blood x2. 1/2 bottles Gram positive cocci in clusters at 18 h. BioFire: Staph epidermidis, mecA detected. Likely contaminant. Sens: vanc S \(MIC 1\), dapto S, oxacillin R, Bactrim S.
%%
EKG: Sinus at {hr}. PR 168, QRS 96, QT/QTc 402/441, axes 45/-12/60. Poor R wave progression V1-V3. Wellens pattern absent. Sgarbossa not met. Compared with prior, no change.
%%
SLEEP STUDY: TST 361 min, AHI 32.{small}, RDI 40, nadir 79%. Epworth 14/24, Mallampati III, neck 17. ResMed AirSense, N20 mask medium, 8-14 cm, EPR 3. Titrate. Avoid Ambien.
%%
Diabetes visit: Dexcom TIR 61%, GMI 7.4. Omnipod 5, basal 18, I:C 1:8, ISF 40. Lows after gym. Hypo plan, Baqsimi. Eyes and feet ok. Urine ACR < 30. Statin yes.
%%
DENTAL: #3 MO, #14 DO composite A2. #19 crown prep, Ivoclar e.max, shade by Vita. 2 carps Septocaine 1:100k. Perio 2-4 mm. BWX. RTC prophy.
%%
Wound clinic: Wagner 2 ulcer, plantar {side} foot, 2.1 x 1.8 x 0.3. Doppler 0.9. Charcot foot stable. Debrided to bleeding, Aquacel Ag, Kerlix, total contact cast. Prealbumin {num}. Off work.
%%
ed course: iv, o2, monitor. trops neg x2. heart 3. cxr neg. gi cocktail helped. wells 0, perc neg. d/c home, pcp in a week, return if worse.
%%
icu day {small}: rass -1, cam neg. prop off, fent 25. ac 14/420/5/40, p/f 260. levo 0.04. cr down. tf nepro 45/h. heparin sq. plan sbt in am, wean pressors, vanc per level.
%%
DEVICE TABLE
Item            Maker       Size   Lot
Stem            Zimmer      11     on sticker
Head            Biomet      36     on sticker
Cup             Stryker     54     on sticker
Screw           Synthes     6.5    on sticker
%%
Family history: Mother, breast cancer and Graves disease. Father, Parkinson disease. Brother, Hodgkin lymphoma. Aunt, Sjogren's. No Huntington. Ashkenazi panel offered.
%%
POLICY 7.12 Restraints. Purpose: safety. Scope: all units. Procedure: order within 1 h, renew every 4 h for adults, 2 h for ages 9-17, 1 h under 9. Document q15 min. Cross-reference: Falls, Sitters, Code Gray. Owner: Nursing Practice Council.
`)
