import type { World } from './world.ts'

type Words = (world: World) => string

const list = (text: string) => text.split('|')

/** Slots of words that a reader in a hurry takes for names, places or numbers: orders, units, genes, odd words. */
export const PLAIN_WORD_SLOTS: Readonly<Record<string, Words>> = {
  order,
  Order: (w) => capital(order(w)),
  medword: (w) => w.random.pick(w.lists.safeWords),
  Medword: (w) => capital(w.random.pick(w.lists.safeWords)),
  MEDWORD: (w) => w.random.pick(w.lists.safeWords).toUpperCase(),
  thing: (w) => w.random.pick(THINGS),
  Thing: (w) => capital(w.random.pick(THINGS)),
  abbr: (w) => w.random.pick(ABBREVIATIONS),
  status: (w) =>
    w.random.pick(
      list('single|married|widowed|divorced|separated|full code|DNR|inpatient|final|active|critical|pending'),
    ),
  unit: (w) => w.random.pick(UNITS),
  gene: (w) => w.random.pick(GENES),
  variant: (w) =>
    w.random.pick([
      () => `c.${w.random.int(20, 9999)}${w.random.pick(['A>G', 'C>T', 'delA', 'dupT', 'G>A'])}`,
      () =>
        `p.${w.random.pick(['Arg', 'Gly', 'Val', 'Leu'])}${w.random.int(10, 2000)}${w.random.pick(['Ter', 'His', 'fs', 'Glu'])}`,
      () => w.random.pick(['V600E', 'L858R', 'T790M', 'G12C', 'R175H', '185delAG', 'C282Y', 'F508del']),
    ])(),
  ref: (w) =>
    w.random.pick([
      () => `${w.random.int(1, 9)}.${w.random.int(0, 9)}-${w.random.int(10, 19)}.${w.random.int(0, 9)}`,
      () => `(${w.random.int(10, 60)}-${w.random.int(61, 150)})`,
      () => `${w.random.int(1, 99)} - ${w.random.int(100, 400)} U/L`,
      () => `< ${w.random.int(1, 99)}`,
      () => `[${w.random.int(3, 5)}.${w.random.int(0, 9)}-5.${w.random.int(0, 9)}]`,
    ])(),
  labname: (w) =>
    w.random.pick(
      list(
        'ferritin|TSH|Mg|troponin|lipase|ammonia|CRP|LDH|haptoglobin|PTH|cortisol|prolactin|D-dimer|anion gap|osmolality|B12|folate|vitamin D|uric acid|CK',
      ),
    ),
  regimen: (w) =>
    w.random.pick(
      list(
        'FOLFOX|FOLFIRI|R-CHOP|ABVD|AC-T|TCHP|BEP|carbo/Taxol|FLOT|CapeOx|DA-EPOCH-R|VRd|Hyper-CVAD|MAID|CAPIRI',
      ),
    ),
  branch: (w) =>
    w.random.pick(list('Army|Navy|Marine Corps|Air Force|Coast Guard|National Guard|RAF|Royal Navy')),
}

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1)
}

/** An order or a plan in a few words, which begins with a verb. */
function order(w: World): string {
  const verb = w.random.pick(VERBS)
  return w.random.chance(0.5) ? `${verb} ${w.random.pick(OBJECTS)}` : w.random.pick(ORDERS)
}

const VERBS = list(
  'check|order|repeat|trend|hold|continue|start|stop|wean|titrate|restart|resume|schedule|review|send|follow|monitor|recheck|obtain|arrange|consider|discuss|avoid|add|reduce|increase|taper|request|await|chase|mark|page|bill|cancel|confirm|document|draw|encourage|flush|give|offer|plan|push|rule out|switch|transfuse|replace|remove|swab|teach|update|weigh|ask about|aim for|book|grant|fax|log|note|pack|place|prep|rinse|scan|sign off on|trial|wrap',
)
const OBJECTS = list(
  'labs|CBC in AM|BMP|cultures|diuretics|home meds|antibiotics|fluids|insulin drip|sliding scale|PT/OT|diet as tolerated|MRI|CT head|EKG|drain output|wound care|Foley|central line|O2 to keep sats above 92|pain control|goals of care|code status|telemetry|fall precautions|bowel regimen|DVT prophylaxis|potassium|magnesium|dressing|blood sugars|blood pressure|weights daily|ins and outs|cardiology input|the consult|old records|histology|swabs|family meeting|discharge planning|follow up|beta blocker|ACE inhibitor|statin|steroids|nebs|incentive spirometry|mobility|the site|consent|leave|passes|privileges|level|results|anesthesia|sutures|staples|tube feeds|TPN|CPAP|BiPAP|tox screen|UA|stool studies|Holter|echo',
)
const ORDERS = list(
  'NPO after midnight|up ad lib|out of bed to chair|ambulate TID|turn q2h|heels off bed|strict ins and outs|daily weights|call MD for SBP under 90|page for temp over 101|may shower|no heavy lifting|elevate legs|ice to knee|sitz baths|return if worse|see PCP in a week|push fluids|clear liquids|advance diet|bed rest|hip precautions|sling for comfort|weight bearing as tolerated|full code|DNR|comfort measures|low threshold to scan|touch base with primary|will follow along|please reconsult with questions|thanks for the consult|call with questions|sign consent|bring bottles next visit|keep a headache diary|stay well hydrated|quit smoking|wear sunscreen|use condoms|log blood sugars|rich diet in iron|hope to extubate|wean to room air|march in place|rise slowly|dawn glucose check|pat dry|drew labs|mark the incision|chase bloods|grant day leave|will discuss with family|bill by time',
)
const THINGS = list(
  'family|team|the team|patient|the patient|nursing|pharmacy|the resident|surgery|anesthesia|radiology|the lab|primary team|wife|husband|daughter|son|mother|father|parents|mom|dad|spouse|sister|brother|partner|caregiver|neighbor|friend|grandmother|guardian|boyfriend|roommate|staff|police|EMS|paramedics|the nurse|charge nurse|night float|day team|hospitalist|intensivist|consultant|consulting team|case management|social work|chaplain|dietitian|therapist|physical therapy|respiratory|transport|security|interpreter|sitter|aide|technician|pathologist|cardiologist|neurologist|oncologist|surgeon|primary doctor|outside hospital|rehab|hospice|nursing home|insurance|employer|school|teacher|coach|court|lawyer|landlord|property|farm|trade|committee|on-call doctor|coverage|intern|senior|fellow|attending|student|preceptor|midwife|doula|home health|DME company|ombudsman',
)
const ABBREVIATIONS = list(
  'CMHT|CPN|NOK|POA|HCP|DPOA|OSH|PCP|GP|SHO|SpR|PTWR|AVPU|MDT|LOS|HPI|PMH|PSH|FHx|SHx|ROS|MSE|MMSE|A&O|NAD|WNL|NKDA|NPO|PRN|BID|TID|QID|HS|AC|PC|IV|IM|SQ|PO|PR|SL|NG|OG|PEG|TPN|PICC|CVC|EJ|ETT|LMA|CPAP|BiPAP|HFNC|NC|NRB|RA|SpO2|ABG|VBG|CBC|BMP|CMP|LFTs|UA|UDS|INR|PTT|ESR|CRP|BNP|TSH|A1c|CXR|KUB|CT|MRI|MRA|MRCP|ERCP|EGD|EKG|TTE|TEE|EEG|EMG|PFT|DEXA|PET|V/Q|US|CABG|PCI|TAVR|ICD|PPM|AVR|MVR|TKA|THA|ORIF|I&D|TURP|TAH|BSO|D&C|LSCS|SVD|VBAC|G2P1|EDD|LMP|GBS|PPROM|PIH|CAD|MI|CHF|AF|AFib|HTN|HLD|DM|T2DM|DKA|CKD|ESRD|AKI|COPD|OSA|PE|DVT|CVA|TIA|MS|ALS|PD|SAH|SDH|TBI|MDD|GAD|PTSD|ADHD|BPD|SI|HI|AVH|ETOH|CIWA|COWS|IVDU|UTI|PNA|CAP|HAP|MRSA|VRE|C diff|HIV|HCV|TB|RA|SLE|OA|DJD|IBD|UC|GERD|PUD|SBO|NASH|HCC|NSCLC|CLL|AML|MDS|DLBCL|BPH|ED|PCOS|SOB|DOE|CP|N/V|HA|LOC|ROM|WBAT|TTWB|NWB|RICE|PT|OT|SLP|RT|RN|LPN|CNA|MA|NP|PA|MD|DO|SW|CM|RD|PharmD|EMS|FAST|GCS|ESI|RRT|ROSC|DNR|DNI|AMA|SNF|LTAC|ALF|D/C|F/U|R/O|S/P|C/O|H/O|W/U|N/A|TBD|TTO|EOLC|NBM|DNACPR|SDEC|UPT|WARN|INFO|SVC|LOT|SOS|OPD|IPD|KMC|HPLC|SBAR|HOB|OOB|SCDs|TEDs|I&O|BRP|VSS|CTAB|RRR|NT/ND|PERRLA|EOMI|CN|DTRs|LE|UE|RUQ|LLQ|TTP|CVA tenderness',
)
const UNITS = list(
  'MICU|SICU|CCU|CVICU|NICU|PICU|PACU|ED|ER|L&D|OR|TCU|SDU|PCU|ASU|EDOU|HDU|ITU|AMU|SAU|MAU|CDU|EAU|5 West|4E|6 North|7S|3B|9 Tower|Ward 4B|Ward 12|ward 7|2 Main|Tele 3|Med/Surg|step-down|Mother-Baby|Rehab unit|East wing|Obs|Trauma bay|Pod C|Fast Track|Endo suite|Cath lab|IR|Burn Unit|BMT|Neuro ICU',
)
const GENES = list(
  'BRCA1|BRCA2|TP53|EGFR|KRAS|NRAS|ALK|ROS1|PIK3CA|PTEN|MLH1|MSH2|MSH6|PMS2|APC|CFTR|HFE|SCN5A|KCNQ1|MYH7|TTN|FBN1|NF1|RET|VHL|CDH1|ATM|PALB2|CHEK2|JAK2|CALR|MPL|FLT3|NPM1|IDH1|BCR-ABL1|HTT|DMD|SMN1|MECP2|FMR1|GBA|LRRK2|SOD1|C9orf72|PSEN1|APOE|LDLR|PCSK9|TTR|MAX|KIT|WAS|SHH|JAG1|PAX6|MARK3',
)
