import { clock } from './dates.ts'
import { PLAIN_WORD_SLOTS } from './plain-word-slots.ts'
import type { World } from './world.ts'

/** Slots of clinical content that identifies nobody, many of them easily taken for something that does. */
export function clinicalSlot(name: string, w: World): string {
  const make = SLOTS[name]
  if (!make) throw new RangeError(`No slot is called ${name}`)
  return make(w)
}

const words = (list: string) => list.split('|')
const SLOTS: Readonly<Record<string, (w: World) => string>> = {
  ...PLAIN_WORD_SLOTS,
  he: (w) => (w.patient.female ? 'she' : 'he'),
  He: (w) => (w.patient.female ? 'She' : 'He'),
  his: (w) => (w.patient.female ? 'her' : 'his'),
  His: (w) => (w.patient.female ? 'Her' : 'His'),
  him: (w) => (w.patient.female ? 'her' : 'him'),
  sex: (w) =>
    w.random.pick(
      w.patient.female
        ? ['female', 'woman', 'F', 'female', 'lady']
        : ['male', 'man', 'M', 'male', 'gentleman'],
    ),
  sexword: (w) => (w.patient.female ? 'female' : 'male'),
  mf: (w) => (w.patient.female ? 'F' : 'M'),
  time: (w) => clock(w.random),
  drug: (w) => (w.random.chance(0.55) ? w.random.pick(DRUGS) : w.random.pick(w.lists.drugs)),
  Drug: (w) => capital(SLOTS.drug!(w)),
  DRUG: (w) => SLOTS.drug!(w).toUpperCase(),
  dose: (w) =>
    w.random.pick([
      () =>
        `${w.random.pick([5, 10, 20, 25, 40, 50, 81, 100, 200, 250, 325, 500, 650, 750, 850, 1000])}${w.random.pick([' mg', 'mg', ' MG'])}`,
      () => `${w.random.pick(['0.5', '1.25', '2.5', '7.5', '12.5', '0.125'])} mg`,
      () => `${w.random.int(2, 60)} units`,
      () => `${w.random.pick([25, 50, 75, 88, 100, 112, 125])} mcg`,
      () => `${w.random.int(1, 3)} g`,
      () => `${w.random.int(5, 15)} mL`,
    ])(),
  freq: (w) =>
    w.random.pick(
      words(
        'daily|BID|TID|QID|q6h prn|qHS|q.d.|once daily|twice a day|every 8 hours|at bedtime|PRN|weekly|q4-6h|po qd|q12h|every other day|with meals',
      ),
    ),
  route: (w) =>
    w.random.pick(words('PO|IV|by mouth|SQ|subcutaneously|topically|IM|p.o.|inhaled|SL|per NG tube|orally')),
  disease: (w) =>
    w.random.chance(0.65) ? w.random.pick(DISEASES) : w.random.pick(w.lists.diseases).toLowerCase(),
  Disease: (w) => capital(w.random.chance(0.65) ? w.random.pick(DISEASES) : w.random.pick(w.lists.diseases)),
  eponym: (w) =>
    w.random.chance(0.6)
      ? w.random.pick(EPONYMS)
      : w.random.chance(0.5)
        ? w.random.pick(w.lists.eponymPhrases)
        : `${w.random.pick(w.lists.eponyms)}${w.random.pick([' syndrome', ' disease', ' sign', ' test'])}`,
  Eponym: (w) => capital(SLOTS.eponym!(w)),
  Symptom: (w) => capital(w.random.pick(SYMPTOMS)),
  Lab: (w) => capital(w.random.pick(LABS)(w)),
  Body: (w) => capital(SLOTS.body!(w)),
  Study: (w) => capital(SLOTS.study!(w)),
  Procedure: (w) => capital(SLOTS.procedure!(w)),
  Device0: (w) => capital(SLOTS.device0!(w)),
  DISEASE: (w) => SLOTS.disease!(w).toUpperCase(),
  SYMPTOM: (w) => w.random.pick(SYMPTOMS).toUpperCase(),
  PROCEDURE: (w) => SLOTS.procedure!(w).toUpperCase(),
  symptom: (w) => w.random.pick(SYMPTOMS),
  lab: (w) => w.random.pick(LABS)(w),
  labs: (w) => Array.from({ length: w.random.int(2, 6) }, () => w.random.pick(LABS)(w)).join(', '),
  bp: (w) => `${w.random.int(90, 190)}/${w.random.int(50, 110)}`,
  hr: (w) => String(w.random.int(48, 140)),
  rr: (w) => String(w.random.int(10, 32)),
  temp: (w) =>
    w.random.pick([
      () => `${w.random.int(96, 103)}.${w.random.int(0, 9)}`,
      () => `${w.random.int(36, 39)}.${w.random.int(0, 9)} C`,
      () => `${w.random.int(97, 102)}.${w.random.int(0, 9)} F`,
    ])(),
  sat: (w) => `${w.random.int(86, 100)}%`,
  wt: (w) =>
    w.random.pick([
      () => `${w.random.int(45, 140)} kg`,
      () => `${w.random.int(98, 310)} lbs`,
      () => `${w.random.int(40, 120)}.${w.random.int(0, 9)} kg`,
    ])(),
  num: (w) => String(w.random.int(2, 40)),
  small: (w) => String(w.random.int(1, 9)),
  cm: (w) =>
    w.random.pick([
      () => `${w.random.int(1, 9)}.${w.random.int(0, 9)} cm`,
      () => `${w.random.int(2, 30)} mm`,
      () => `${w.random.int(1, 9)}.${w.random.int(1, 9)} x ${w.random.int(1, 9)}.${w.random.int(1, 9)} cm`,
      () => `${w.random.int(1, 5)} x ${w.random.int(1, 5)} x ${w.random.int(1, 5)} cm`,
    ])(),
  vert: (w) =>
    w.random.pick([
      () => `${w.random.pick(['C', 'T', 'L'])}${w.random.int(1, 7)}`,
      () => `L${w.random.int(3, 4)}-${w.random.int(4, 5)}`,
      () => `L${w.random.int(3, 5)}-S1`,
      () => `C${w.random.int(3, 6)}-C${w.random.int(5, 7)}`,
      () => `T${w.random.int(8, 11)}-T12`,
    ])(),
  icd: (w) =>
    w.random.pick([
      () => `${w.random.pick([...'EFGIJKMNRSZ'])}${w.random.int(10, 99)}.${w.random.int(0, 9)}`,
      () => `${w.random.int(200, 799)}.${w.random.int(0, 99)}`,
      () => `Z${w.random.int(10, 99)}`,
      () => `${w.random.pick([...'EFGIJKMNR'])}${w.random.int(10, 99)}.${w.random.int(10, 99)}`,
    ])(),
  cpt: (w) => String(w.random.int(10021, 99499)),
  room: (w) =>
    w.random.pick([
      () => `Room ${w.random.int(1, 30)}`,
      () => `bed ${w.random.int(1, 40)}`,
      () => `Room ${w.random.int(100, 999)}`,
      () => `bay ${w.random.int(1, 12)}`,
      () => `OR ${w.random.int(1, 20)}`,
      () => `Trauma ${w.random.int(1, 4)}`,
      () => `ICU bed ${w.random.int(1, 20)}`,
    ])(),
  score: (w) =>
    w.random.pick([
      () => `GCS ${w.random.int(3, 15)}`,
      () => `MELD score of ${w.random.int(6, 40)}`,
      () => `PHQ-9 of ${w.random.int(0, 27)}`,
      () => `APACHE II ${w.random.int(8, 35)}`,
      () => `Apgars ${w.random.int(6, 9)} and ${w.random.int(7, 9)}`,
      () => `Gleason ${w.random.int(3, 5)}+${w.random.int(3, 5)}=${w.random.int(6, 10)}`,
      () => `CHA2DS2-VASc ${w.random.int(0, 8)}`,
      () => `Wells score ${w.random.int(0, 7)}`,
      () => `ASA ${w.random.pick(['I', 'II', 'III', 'IV'])}`,
      () => `MMSE ${w.random.int(10, 30)}/30`,
      () => `Child-Pugh ${w.random.pick(['A', 'B', 'C'])}`,
      () => `NYHA class ${w.random.pick(['I', 'II', 'III', 'IV'])}`,
      () => `NIHSS ${w.random.int(0, 25)}`,
      () => `Braden ${w.random.int(8, 23)}`,
      () => `ECOG ${w.random.int(0, 4)}`,
      () => `Framingham risk score of ${w.random.int(5, 30)}`,
      () => `pain ${w.random.int(0, 10)}/10`,
      () => `CURB-65 ${w.random.int(0, 5)}`,
      () => `Bishop score ${w.random.int(2, 10)}`,
      () => `Mallampati ${w.random.pick(['I', 'II', 'III'])}`,
    ])(),
  stage: (w) =>
    w.random.pick([
      () => `stage ${w.random.pick(['I', 'II', 'IIIA', 'IIIB', 'IV'])}`,
      () => `T${w.random.int(1, 4)}N${w.random.int(0, 2)}M${w.random.int(0, 1)}`,
      () => `pT${w.random.int(1, 3)} pN${w.random.int(0, 2)}`,
      () => `grade ${w.random.int(1, 4)}`,
      () => `Stage ${w.random.int(2, 4)}`,
    ])(),
  device0: (w) =>
    w.random.pick(
      words(
        'Foley catheter|Swan-Ganz catheter|Jackson-Pratt drain|Hickman line|Holter monitor|Port-a-Cath|Penrose drain|Dobhoff tube|Greenfield filter|Medtronic pacemaker|BiPAP|PICC line|Bovie electrocautery|Kocher clamp|DeBakey forceps|Richardson retractor|Yankauer suction|Kelly clamp|Balfour retractor|Steri-Strips|Ace wrap|Miami J collar|Taylor brace|Zimmer frame|St. Jude valve|Bard Power port',
      ),
    ),
  duration: (w) =>
    w.random.pick([
      () => `${w.random.int(2, 14)} days`,
      () => `${w.random.int(2, 11)} months`,
      () => `${w.random.int(1, 30)} years`,
      () => `${w.random.int(1, 8)} weeks`,
      () => `${w.random.int(2, 72)} hours`,
      () => `the past ${w.random.int(2, 6)} weeks`,
    ])(),
  lang: (w) =>
    w.random.pick(
      words(
        'Spanish|English|Mandarin|Cantonese|Vietnamese|Arabic|Russian|Portuguese|Haitian Creole|Tagalog|Korean|Hindi|Punjabi|Polish|French|Somali|ASL',
      ),
    ),
  ethnic: (w) =>
    w.random.pick(
      words(
        'Caucasian|African American|Hispanic|white|black|Asian|Native American|Latina|Filipino|South Asian|right-handed',
      ),
    ),
  relation: (w) =>
    w.random.pick(
      words(
        'wife|husband|mother|father|daughter|son|sister|brother|partner|niece|aunt|uncle|grandson|granddaughter|friend|neighbor|caregiver|girlfriend|boyfriend|mother-in-law|cousin|guardian|roommate|grandmother|ex-wife|fiance',
      ),
    ),
  service: (w) =>
    w.random.pick(
      words(
        'cardiology|neurology|GI|oncology|nephrology|orthopedics|infectious disease|psychiatry|PT/OT|pulmonary|vascular surgery|general surgery|endocrinology|urology|dermatology|palliative care|hematology|rheumatology|ENT|ophthalmology|OB/GYN|social work|case management|nutrition|wound care|interventional radiology',
      ),
    ),
  Service: (w) =>
    w.random.pick(
      words(
        'Cardiology|Neurology|Gastroenterology|Oncology|Nephrology|Orthopedics|Infectious Disease|Psychiatry|Pulmonology|Vascular Surgery|General Surgery|Endocrinology|Urology|Dermatology|Palliative Care|Medicine|Family Medicine|Emergency Medicine|Pediatrics|Internal Medicine|Radiology|Pathology|Hospitalist Service|OB/GYN|Social Services|Respiratory Therapy',
      ),
    ),
  study: (w) =>
    w.random.pick(
      words(
        'CT chest|MRI brain|CXR|chest x-ray|abdominal ultrasound|echocardiogram|EKG|CT abdomen and pelvis|colonoscopy|EGD|MRI of the lumbar spine|mammogram|PET/CT|renal ultrasound|carotid duplex|EEG|stress test|bone scan|CT head without contrast|DEXA scan|cardiac catheterization|HIDA scan|lumbar puncture',
      ),
    ),
  procedure: (w) =>
    w.random.pick(
      words(
        'appendectomy|laparoscopic cholecystectomy|total knee arthroplasty|CABG x3|hysterectomy|cesarean section|TURP|inguinal hernia repair|coronary stenting|Whipple procedure|Nissen fundoplication|carotid endarterectomy|ORIF|lumbar laminectomy|thyroidectomy|mastectomy|Roux-en-Y gastric bypass|tonsillectomy|cataract extraction|Hartmann procedure|McBurney incision|Ross procedure|Mohs surgery|Lefort osteotomy|right hip hemiarthroplasty|bronchoscopy|ERCP|Billroth II',
      ),
    ),
  organism: (w) =>
    w.random.pick(
      words(
        'E. coli|MRSA|Staph aureus|Klebsiella|Pseudomonas|Candida|C. difficile|Streptococcus|Salmonella|H. pylori|Enterococcus|Bartonella|Legionella|Listeria|Nocardia|Neisseria',
      ),
    ),
  side: (w) => w.random.pick(['left', 'right', 'bilateral', 'L', 'R']),
  body: (w) =>
    w.random.pick(
      words(
        'knee|shoulder|hip|lower extremity|arm|wrist|ankle|chest|abdomen|flank|eye|ear|breast|foot|hand|groin|elbow|lung base|upper quadrant|neck|lower back',
      ),
    ),
  allergy: (w) =>
    w.random.pick(
      words(
        'NKDA|No known drug allergies|Penicillin (rash)|Sulfa|Codeine - nausea|NKA|Latex|PCN, sulfa|Shellfish|Morphine|None known|Ibuprofen|Iodine contrast|Keflex',
      ),
    ),
  spec: (w) =>
    w.random.pick(
      words(
        'appendix|gallbladder|right breast core biopsy|colon polyp|skin, left cheek|prostate needle biopsies|sentinel lymph node|endometrial curettings|thyroid, right lobe|gastric antrum biopsy|placenta|bone marrow aspirate',
      ),
    ),
  job0: (w) =>
    w.random.pick(
      words('retired|disabled|unemployed|on disability|a homemaker|working part time|not working'),
    ),
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1)
}

const DRUGS = words(
  'aspirin|lisinopril|metformin|atorvastatin|Lipitor|metoprolol|Lasix|furosemide|warfarin|Coumadin|Plavix|clopidogrel|Zosyn|vancomycin|ceftriaxone|Rocephin|levofloxacin|Levaquin|prednisone|Synthroid|levothyroxine|albuterol|Advair|Spiriva|gabapentin|Neurontin|Percocet|oxycodone|Tylenol|acetaminophen|ibuprofen|Motrin|omeprazole|Protonix|Zofran|ondansetron|Ativan|lorazepam|Seroquel|Zoloft|sertraline|Prozac|Lexapro|Wellbutrin|Depakote|lithium|Lantus|insulin glargine|Humalog|NovoLog|Eliquis|Xarelto|heparin|Lovenox|digoxin|amlodipine|Norvasc|losartan|HCTZ|hydrochlorothiazide|carvedilol|Coreg|spironolactone|simvastatin|Zocor|Crestor|tamsulosin|Flomax|Colace|senna|Miralax|morphine|Dilaudid|fentanyl|methotrexate|Humira|Remicade|cisplatin|carboplatin|Taxol|tamoxifen|Aricept|donepezil|Namenda|Sinemet|Keppra|Dilantin|phenytoin|Bactrim|Augmentin|azithromycin|Z-Pak|Flagyl|Diflucan|acyclovir|Valtrex|Singulair|Zyrtec|Benadryl|Ambien|trazodone|Xanax|Klonopin|buspirone|Lamictal|Abilify|Risperdal|Haldol|Geodon',
)
const DISEASES = words(
  'hypertension|type 2 diabetes mellitus|COPD|CHF|congestive heart failure|coronary artery disease|atrial fibrillation|asthma|pneumonia|urinary tract infection|chronic kidney disease|hyperlipidemia|GERD|depression|anxiety|bipolar disorder|schizophrenia|osteoarthritis|rheumatoid arthritis|gout|anemia|hypothyroidism|breast cancer|colon cancer|prostate cancer|non-small cell lung cancer|DVT|pulmonary embolism|stroke|TIA|seizure disorder|migraine|dementia|sepsis|cellulitis|pancreatitis|cholecystitis|diverticulitis|cirrhosis|hepatitis C|HIV|acute kidney injury|GI bleed|syncope|hip fracture|MI|NSTEMI|aortic stenosis|sleep apnea|obesity|alcohol use disorder|opioid dependence|preeclampsia|bronchiolitis|otitis media|sickle cell disease|lupus|psoriasis|endometriosis|PTSD|ADHD|spinal stenosis|peripheral vascular disease|multiple sclerosis|acute myeloid leukemia|ovarian cancer|ulcerative colitis',
)
const EPONYMS = words(
  "Parkinson's disease|Parkinson disease|Alzheimer's disease|Alzheimer's dementia|Crohn's disease|Hodgkin lymphoma|Hodgkin's disease|non-Hodgkin lymphoma|Bell's palsy|Graves' disease|Hashimoto's thyroiditis|Cushing's syndrome|Addison's disease|Barrett's esophagus|Marfan syndrome|Down syndrome|Turner syndrome|Huntington's disease|Guillain-Barré syndrome|Guillain-Barre syndrome|Raynaud's phenomenon|Sjogren's syndrome|Murphy's sign|Babinski sign|Homans sign|Kernig's sign|Romberg test|McMurray test|Lachman test|Phalen's test|Tinel's sign|Spurling's maneuver|Dix-Hallpike maneuver|Epley maneuver|Colles fracture|Jones fracture|Baker's cyst|Dupuytren's contracture|Paget's disease|Wilson's disease|Kawasaki disease|Wegener's granulomatosis|Still's disease|Behcet's disease|Meniere's disease|Peyronie's disease|Osgood-Schlatter disease|Ewing sarcoma|Wilms tumor|Burkitt lymphoma|Merkel cell carcinoma|Kaposi sarcoma|Lewy body dementia|Wernicke encephalopathy|Korsakoff syndrome|Stevens-Johnson syndrome|Mallory-Weiss tear|Zollinger-Ellison syndrome|Wolff-Parkinson-White|Tourette syndrome|Asperger's|Rett syndrome|Apgar|Glasgow Coma Scale|Braxton Hicks contractions|Levine sign|Virchow's node|Charcot joint|Cheyne-Stokes respirations|Kussmaul breathing|Trousseau sign|Chvostek sign|Rovsing's sign|McBurney's point|Cullen sign|Grey Turner's sign|Osler nodes|Janeway lesions|Roth spots|Hampton's hump|Gram stain|Pap smear|Papanicolaou|Coombs test|Schilling test|Bence Jones protein|Rinne and Weber|Snellen chart|Ishihara plates|Moro reflex|Galeazzi sign|Barlow and Ortolani|Trendelenburg position|Valsalva maneuver|Heimlich maneuver|Allen test|Finkelstein's test|Hawkins test|Neer impingement sign|FABER test|Thomas test|Ober test|Schober test|Lisfranc injury|Salter-Harris II fracture|Weber B ankle fracture|Garden IV fracture|Schatzker II tibial plateau fracture|Hill-Sachs lesion|Bankart tear|Morton's neuroma|Charcot-Marie-Tooth|Lou Gehrig's disease|Lyme disease|Ebola|West Nile virus|Rocky Mountain spotted fever|Norwalk virus|Coxsackie|Epstein-Barr virus|Creutzfeldt-Jakob disease|Legg-Calve-Perthes|Von Willebrand disease|Factor V Leiden|Christmas disease|Fanconi anemia|Gaucher disease|Tay-Sachs|Hirschsprung's disease|Meckel's diverticulum|Schatzki ring|Zenker's diverticulum|Boerhaave syndrome|Ogilvie syndrome|Budd-Chiari|Gilbert's syndrome|Fitz-Hugh-Curtis|Bartholin cyst|Kegel exercises|Sheehan syndrome|Nelson syndrome|Conn's syndrome|Liddle syndrome|Bartter|Goodpasture|Alport syndrome|Fabry disease|Henoch-Schonlein purpura|Takayasu|Buerger's disease|Takotsubo cardiomyopathy|Prinzmetal angina|Ebstein anomaly|tetralogy of Fallot|Eisenmenger|Brugada|Dressler's syndrome|Mobitz type II|Wenckebach|Duke criteria|Ranson criteria|Light's criteria|Wells criteria|Centor criteria|Ottawa ankle rules|Rome IV criteria|Milan criteria|Hunt and Hess grade 3|Bosniak II cyst|Breslow thickness|Clark level IV|Nottingham grade 2|Fuhrman grade 2|Fitzpatrick type II|Tanner stage 3|Mirena|Nexplanon|Whipple|Hartmann's solution|Lactated Ringer's|Ringer's lactate|Addisonian crisis|parkinsonism",
)
const SYMPTOMS = words(
  'chest pain|shortness of breath|dyspnea on exertion|orthopnea|pleuritic pain|hemoptysis|melena|hematemesis|dysphagia|odynophagia|heartburn|bloating|jaundice|pruritus|night sweats|chills|rigors|malaise|myalgias|neck stiffness|photophobia|double vision|hearing loss|tinnitus|vertigo|facial droop|slurred speech|tremor|gait instability|urinary retention|urgency|flank pain|pelvic pain|hot flashes|breast lump|calf tenderness|claudication|ankle swelling|hoarseness|epistaxis|nasal congestion|wheezing|stridor|anxiety|panic attacks|hallucinations|low mood|memory loss|abdominal pain|nausea and vomiting|fever|headache|dizziness|back pain|cough|weakness|fatigue|palpitations|dysuria|diarrhea|constipation|rash|leg swelling|confusion|fall|sore throat|blurred vision|numbness|weight loss|insomnia|joint pain|suicidal ideation|hematuria|vaginal bleeding|syncope|left arm pain',
)
const LABS: readonly ((w: World) => string)[] = [
  (w) => `WBC ${w.random.int(3, 24)}.${w.random.int(0, 9)}`,
  (w) => `Hgb ${w.random.int(7, 16)}.${w.random.int(0, 9)}`,
  (w) => `Na ${w.random.int(125, 148)}`,
  (w) => `K ${w.random.int(2, 5)}.${w.random.int(0, 9)}`,
  (w) => `creatinine ${w.random.int(0, 4)}.${w.random.int(0, 9)}`,
  (w) => `BUN ${w.random.int(6, 80)}`,
  (w) => `glucose ${w.random.int(60, 450)}`,
  (w) => `INR ${w.random.int(1, 4)}.${w.random.int(0, 9)}`,
  (w) => `platelets ${w.random.int(40, 480)}`,
  (w) => `troponin ${w.random.pick(['<0.01', '0.04', '0.12', '2.3'])}`,
  (w) => `HbA1c ${w.random.int(5, 12)}.${w.random.int(0, 9)}%`,
  (w) => `TSH ${w.random.int(0, 9)}.${w.random.int(10, 99)}`,
  (w) => `AST ${w.random.int(12, 400)}`,
  (w) => `ALT ${w.random.int(12, 400)}`,
  (w) => `lactate ${w.random.int(1, 6)}.${w.random.int(0, 9)}`,
  (w) => `pH 7.${w.random.int(15, 55)}`,
  (w) => `BNP ${w.random.int(50, 4000)}`,
  (w) => `ESR ${w.random.int(5, 110)}`,
  (w) => `CRP ${w.random.int(1, 200)}`,
  (w) => `PSA ${w.random.int(0, 20)}.${w.random.int(0, 9)}`,
  (w) => `LDL ${w.random.int(50, 200)}`,
  (w) => `CD4 ${w.random.int(20, 900)}`,
  (w) => `Mg ${w.random.int(1, 2)}.${w.random.int(0, 9)}`,
  (w) => `Hct ${w.random.int(22, 48)}.${w.random.int(0, 9)}`,
  (w) => `CO2 ${w.random.int(14, 34)}`,
  (w) => `CEA ${w.random.int(1, 60)}`,
  (w) => `ferritin ${w.random.int(8, 900)}`,
]
