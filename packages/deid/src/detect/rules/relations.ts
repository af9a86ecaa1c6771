/** What people are to a patient: kin, household, and who speaks for them. */
export const relations: ReadonlySet<string> = new Set(
  `wife husband spouse son daughter mother father brother sister mom mum mam dad mommy daddy grandmother grandfather grandma grandpa granddaughter grandson
aunt uncle niece nephew cousin partner girlfriend boyfriend fiance fiancee friend neighbor neighbour roommate guardian caregiver carer stepmother
stepfather stepmom stepmum stepdad stepson stepdaughter twin child baby infant sibling sib parents children sons daughters sisters brothers aunts uncles cousins
nieces nephews siblings kids dog cat colleague coworker boss supervisor landlord attorney lawyer solicitor sponsor twins triplets stepsister
stepbrother godmother godfather interpreter translator husb dtr dau mgm mgf pgm pgf nan nana granny gran auntie flatmate widow widower fob doula`.split(
    /\s+/,
  ),
)
