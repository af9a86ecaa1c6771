import { lines } from './bank.ts'

/** Short questions of clinicians, to a search box or an assistant. With and without anything that identifies. */
export const QUERIES: readonly string[] = lines(`
What is the (best|recommended|first-line) treatment for {disease} in a {age}-year-old {sexword}(, {pt.full}|, {pt.fi}|) (seen|treated|admitted|evaluated) at {hosp} on {date}?
(Mgmt|Management|Treatment) of {disease} in {age}yo {mf}, {pt.fi}, (seen|dx'd|f/u) at {hosp} {date}(, MRN {mrn}|)?
How should I (adjust|dose|taper) {drug} for {pt} who was (discharged|seen) on {date} from {hosp}?
Is {drug} safe with {drug} for {pt.full} \\((DOB|dob) {date.dob}\\)?
pt {pt.full}, {age}{mf}, {hosp2}, {date}, on {drug} {dose}. next step?
{age} yo {sexword} named {pt.full} from {city} with {disease}; (treatment|guideline|workup)?
Summarize the (chart|history) of {pt.full}, MRN {mrn}, (admitted|seen) {date} at {hosp}.
Draft a referral letter for {pt} to {dr} at {hosp2} (phone {phone}|fax {fax}|).
Guidelines for {disease} in pregnant patient, {pt.fi}, last visit {date} (Email: {email}|phone {phone})?
Interpretation of {lab} in {pt.full}, {age}, followed by {dr} at {hosp}, (insurance ID|member ID|policy) {plan}?
{pt.full} SSN {ssn} needs prior auth for {drug}, plan number {plan}.
(rec|Rec.|Recommend) (tx|therapy|anticoag) for pt w/ {disease}, {pt.fi}, seen by {dr} @ {hosp} on {date}
(Can|Should) {pt.mr} take {drug} before {procedure} on {date.soon} at {hosp2}?
For {pt.full} (patient ID {idn}), what are the next steps after {study} on {date}?
Prognosis of {eponym} in {pt.full}, who presented to {hosp} on {date}?
What does {lab} mean for my patient {pt.full} in {city}, {state}?
Need differential for {symptom} in {age} y/o {sexword} from {city} seen {part} by {dr2}
My patient ({pt.fi}) moved from {city} to {city}, where should {he} be seen for {disease}?
{pt.full}'s {study} from {date} at {hosp}: is {disease} likely?
Please check interactions for {pt.full}, account {acct}, taking {drug} and {drug}.
What follow-up is needed for {pt} after {procedure} by {dr} (at {hosp}|) (in {part}|on {date})?
Contact {rel.full} ({phone}) about {pt.first}'s {disease} management?
Best imaging for {symptom} in {pt.full}, {age}, {city} resident, seen at {city} clinic since {date}?
counsel pt {pt.fi} re {drug}, dx {disease} {year}, seen at {hosp} on {date}, plan # {plan}
Fax the {study} results of {pt.full} to {fax} and email {email}
{pt.full}, a {prof} from {city}, has {eponym}. Work restrictions?
Is {date.soon} too early for {pt.first}'s second dose of {drug}?
treatment alternatives, {age}yo {mf} {pt.fi} {hosp} {date} {disease} allergic to {drug}
insurance {plan} - does {insurer} cover {drug} for {pt.full}?
Any issues with {insurer} {plan} for {pt.full}?
{pt.full}, seen by {dr2} and {dr3} at {hosp} {date}; is {lab} concerning?
Under the care of {dr2} at {hosp}, {city}, {state.short}, {pt.full} started {drug} (on|in) {part}: monitoring?
How long should {pt.mr}, discharged from {hosp} in {city}, {state.short} on {date}, stay on {drug}?
Patient lives at {street}, {city} ({zip}); home oxygen for {disease}?
(Ref:|Patient ID|Case ID|Site ID|pt ID): {idn}. {age}yo {mf} with {disease} seen {date} at {hosp2}.
Compare {drug} and {drug} for {pt.fi} from {city} (MRN {mrn}; SSN {ssn}).
next appt {date.soon} w/ {dr.last} {hosp} {phone}, what labs for {disease}?
Notes from {dr.il}'s clinic in {city} on {date}: {age} {mf}, {disease}. Plan?
Survival rate for {stage} {disease} in {pt.full}, treated at {hosp} under MRN {mrn}?
Latest evidence on {drug} in {disease} for patients like {pt.fi}, who visited our {city} (clinic|office) on {date}?
Review (device|pacemaker) {device} implanted {date.past} in {pt.full} by {dr} at {hosp}
`)

/** The same kind of question with nothing in it that identifies anyone. */
export const HARMLESS_QUERIES: readonly string[] = lines(`
What is the (best|recommended|first-line) treatment for {disease} in a {age}-year-old {sexword}?
(Mgmt|Management|Treatment) of {disease} in {age}yo {mf} with {eponym}?
Is {drug} safe with {drug} in a patient with {disease}?
How do I interpret {lab} and {lab} in a {age} year old with {eponym}?
What is the sensitivity of {eponym} for {disease}?
Does a positive {eponym} (suggest|rule out) {disease} in a {age}-year-old?
dose of {drug} for {disease}, {age}yo {mf}, {lab}, {wt}
What are the side effects of {drug} in {age}-year-old {sexword} with {lab} and {score}?
differential for {symptom} and {symptom} in a {age}{mf}
When to order {study} in suspected {eponym}?
Guidelines for {disease} screening in patients over {age}
{stage} {disease} survival after {procedure}
Should {drug} be held before {procedure}?
What does {score} mean for prognosis?
Optimal regimen for {age}yo {sexword} with {disease}, previously enrolled in the (GUSTO|SPRINT|ALLHAT|CURE|HOPE|CLARITY|JUPITER|PARADIGM|RECOVERY) trial
{eponym} vs {eponym}: how to tell apart in {age}-year-old patient?
Latest (ADA|AHA|GOLD|KDIGO|NCCN|CDC|WHO|NICE) guidelines for {disease}?
Contraindications of {drug} {dose} in {disease} with {lab}
interpret {labs}
What did the (Framingham|Nurses' Health|GUSTO|Heart Outcomes) (Heart Study|Study|trial) show about {disease}?
{age}-year-old {sexword} diagnosed with {disease} in {year}, now {lab}: next step?
Latest guidelines from {year} on {drug} for {disease} according to (ACC/AHA|KDIGO|ADA|NICE|EULAR|ESMO)?
How does the (Wells|Ranson|Centor|Alvarado|Ottawa|Rockall|Glasgow|Duke|Child-Pugh|Mayo|Rome) score help in {disease}?
{age}yo {mf} hx {disease} and {eponym}, managed since {year}, {drug} {dose} vs {drug}?
Diet advice ({num}% carbohydrate, Mediterranean, keto) in {disease}?
Pediatric dose of {drug} for a {ageof}-month-old with {disease}?
Is {vert} radiculopathy consistent with {symptom}?
Recommendations for {age}-year-old with {eponym} diagnosed last year after {symptom}
what antibiotic for {organism} in a {age}-year-old with {allergy}
Effect of {drug} on {lab} in {disease}?
Workup of {symptom} in postmenopausal woman with {score}
Does {drug} interact with grapefruit or {drug}?
Postoperative care after {procedure} in {age} y/o {sexword} with {disease}
`)
