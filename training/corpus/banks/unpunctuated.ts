import { documents } from './bank.ts'

/** Notes typed in a hurry: small letters, no stops, shorthand, slashes and run-on lines. */
export const UNPUNCTUATED: readonly string[] = documents(`
saw {pt.first} {pt.last} today {age} yo {prof} here w {relation} {rel.first} c/o {symptom} since {weekday} no fever no chills ate ok vss exam benign told to push fluids rtc if worse d/w {dr.last}
%%
pt {pt.last} {pt.first} dob {date.dob} mrn {mrn} called {time} from {phone} wants refill {drug} last seen {part} by dr {dr.last} ok x1 then needs appt {initials}
%%
rounded w {dr.last} and {dr2.last} pt more awake following commands family at bedside son {rel.first} asking re trach vs dnr palliative to see {weekday} cont zosyn day {small} wbc down {nurse.first} rn aware
%%
night note {date} pt slept 2-5 up to br x3 c/o leg cramps gave {drug} w relief bp soft 92/50 paged {dr2.last} bolus 500 given bp 104/60 will endorse to days {nurse.last}
%%
hx from {relation} {rel.full} pt lives w her in {city} was fine til {part} then fell at {place} hit head no loc on coumadin for afib ct neg at {hosp2} here for second opinion
%%
{ageof}f htn dm here for f/u bp better on amlodipine feet ok eyes seen dr {dr2.last} {part} a1c 7.2 plan same rtc 3 mo flu shot given
%%
{age}{mf} {disease} s/p {procedure} {part} @ {hosp2} dr {dr2.last} now w {symptom} afeb wbc {num} ct pending surgery consulted {dr3.last} to see npo ivf {initials}
%%
s: {pt.first} says feels blah still not sleeping job at {org} is killing {him} wife {rel.first} left {part} no si
o: tired affect flat
a: mdd
p: inc {drug} to {dose} see {other.first} for therapy rtc {date.soon}
%%
peds sick visit {pt.first} {age} here w mom {rel.first} and sib {rel2.first} cough x 4 d fever to 102.4 tm red on r amox x 10 d school note for {org} until {weekday}
%%
ot eval pt {pt.last} mod assist x1 for tub transfer uses rw home is ranch w ramp dtr {rel.first} works as {prof} home by 4 rec tub bench reacher and hhot {nurse.first} otr
%%
intake call {date} {other.first} from {org} referring {pt.full} {age} homeless sleeping near {place} off meds since {part} last inpt {hosp2} phone is case mgrs {phone} will outreach {weekday}
%%
mom {rel.full} g{small}p{small} del {date} {time} by {dr.last} baby {mf} apgars 8 9 wt 7lb 2 bf well circ by {dr2.last} in am dad {rel2.first} here d/c {weekday}
%%
re {pt.last} pls add to {weekday} list knee washout lap chole after {time} anes aware latex allergy needs bari bed thx {dr.first}
%%
wound vac changed {side} {body} tunnel 3cm at 2 oclock no odor pt tol well w premed wife {rel.first} taught next {weekday} {nurse.init}
%%
addendum spoke w {dr2.full} at {hosp2} {phone} they have bed will accept after auth {Insurer} {plan} transport set {time} {rel.first} told
%%
dispatch {time} to {street.new} {city} {age} {mf} diff breathing o/a pt tripoding wheezes duoneb x2 solumedrol 125 cpap 10 txp to {hosp} handoff {nurse.first} rn er {small}
%%
dialysis tx note pt {pt.last} arr late by van ran 3h15 uf 2.4 access lua avf no issue c/o cramps last 30 min ns 200 dr {dr.last} rounded k 5.1 phos 6 diet rd {other.first} reviewed binders next tx {weekday}
%%
PT REFUSED AM LABS STATES STUCK 4X YESTERDAY {time} {nurse.first} FROM VAT GOT 22G RFA WILL TRY AGAIN AFTER BKFST DR {dr.last} OK W THAT
%%
pls call {pt.mr} at {phone} re biopsy benign see {part} for skin check {dr.init}
%%
f/u asthma good control uses alb 1-2x/wk no er no steroids since {holiday} peak flow 410 lungs clr cont flovent action plan to {org} nurse
%%
reviewed chart pt is {prof} from {city} hx tbi {year} vp shunt revised {part} {hosp3} now ha and vomiting shunt series ok tap done op 18 csf sent {dr3.last} aware
%%
talked w {rel.first} again he wont sign ama she wants him home told them risk of dying both voice understanding witnesses {nurse.first} and {other.first} security not needed
%%
deliv {date} 0312 svd intact ebl 250 placenta 3vc pit started mom {pt.first} {age} stable skin to skin name is {rel.first} {time}
`)
