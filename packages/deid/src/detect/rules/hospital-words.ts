/** Words that may stand between a hospital's name and its head, and that do not make a name by themselves. */
export const middles: ReadonlySet<string> = new Set(
  `medical med general memorial regional community county city university teaching children's childrens women's womens children women veterans va
health healthcare care pediatrics paediatrics orthopedics orthopaedics cardiology dermatology neurology urology gastroenterology obstetrics gynecology ophthalmology radiology psychiatry labs lab laboratory endocrinology nephrology cancer heart surgical surgery specialty psychiatric rehabilitation rehab nursing eye dental urgent primary family
day state public central district national international district
cardiac vascular orthopedic orthopaedic pediatric maternity veterinary behavioral mental wellness diagnostic imaging dialysis pain sleep walk-in
oncology hematology infusion outpatient inpatient ambulatory emergency trauma retirement assisted living skilled senior adult hospice
s and of for & the`.split(/\s+/),
)

/** Names that hospitals go by, without a head word. */
export const shortHospitals: ReadonlySet<string> = new Set(
  'ucsf ucla mgh bwh bidmc nyu upmc hopkins jhh jhmi mskcc mdacc chla cshs uab uic rush ohsu uihc unc duke emory vumc nyp ucsd mgb va vamc cchmc gosh'.split(
    ' ',
  ),
)

/** Heads that make a name of a place before them when they are written in lower case too: our New York clinic. */
export const lowerHeads: ReadonlySet<string> = new Set(
  'clinic clinics hospital office facility campus practice branch infirmary hospice'.split(' '),
)

/** Words before a head that say what kind of hospital it is, or whose: no name. */
export const vague: ReadonlySet<string> = new Set(
  `the a an our this that local outside another other any each every same their his her your my referring nearby area private public community general
city county regional university teaching state tertiary rural urban children children's childrens day main no current previous prior new former
medical med care health memory pain coumadin anticoagulation diabetes heart failure cancer oncology surgical surgery urgent primary family
outpatient inpatient specialty psychiatric rehab rehabilitation nursing dental eye sleep wound transplant stroke trauma emergency
cardiology neurology urology orthopedic orthopaedic dermatology pediatric peds paeds women women's veterans va mental behavioral dialysis infusion
imaging diagnostic ambulatory follow-up followup free walk-in field acute long-term psych ortho gi ent hiv ms breast prenatal obstetric
methadone std travel student employee occupational home skilled assisted senior adult hospice in at from to of and or pre post with
fertility allergy asthma arrhythmia device pacemaker lung liver renal kidney spine hand foot feet vein weight headache movement disorders`.split(
    /\s+/,
  ),
)

/** Short names that are words or other short forms where case does not tell. */
export const wordHospitals: ReadonlySet<string> = new Set(
  'rush chop duke emory va uci bmc msk hss gosh chb lac usc uw hopkins nhs uic uab'.split(' '),
)
