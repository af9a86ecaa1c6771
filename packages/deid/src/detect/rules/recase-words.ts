/** Nouns and adjectives that are part of the name before them: `brookside labs`, `perth orthopaedics`, `tanner farms`. */
export const nameKinds: ReadonlySet<string> = new Set(
  `hospital hospitals hosp clinic infirmary hospice center centre ctr medical med health healthcare general memorial regional community county
children's women's children women behavioral skilled nursing eye care va specialty cancer heart presbyterian methodist baptist lutheran
labs lab laboratory laboratories imaging pediatrics paediatrics orthopedics orthopaedics dermatology cardiology oncology urology neurology internal
medicine family practice group associates surgery institute system campus pavilion manor house rehab rehabilitation
university college school high elementary academy church bank bakery farms farm brewing construction logistics steel trucking plumbing
landscaping roofing holdings energy industries enterprises motors catering manufacturing electric consulting realty supermarket
inc llc ltd corp corporation plc company pharmacy daycare park airport bridge square stadium mall station lake beach island
funeral court crown nursery joinery ortho peds primary urgent
st street avenue road west east north south jail prison police`.split(/\s+/),
)

/** Those of them that make a place of care of a word before them, behind `at` or `from`. */
export const siteKinds: ReadonlySet<string> = new Set(
  'imaging labs lab ortho peds pediatrics orthopaedics orthopedics dermatology clinic hospital medical regional general memorial rehab hospice infirmary'.split(
    ' ',
  ),
)
