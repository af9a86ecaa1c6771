import { lines } from './bank.ts'

/** Longer and odder questions about someone: a paragraph, a command, a fragment, a form pasted in. */
export const CASE_QUERIES: readonly string[] = lines(String.raw`
I have a {age}-year-old {sex} in clinic today, {pt.full}, who I last saw on {date.past}. {He} has {disease} and {eponym}. {Lab}. Would you add {drug}?
Can you write a discharge summary for {pt.full} \(MRN {mrn}\)? Admitted {date} to {hosp} with {symptom}, had {procedure} by {dr}, going home {date.soon}.
Translate these instructions into {lang} for {pt.mr}'s {relation}, {rel.first}, who lives in {city}: take {drug} {dose} {freq}.
{pt.first} was my {num} o'clock. {Disease}. {rel.first} wants to know if {he} can fly to {city} on {date.soon} after {procedure}?
Reply to this portal message: "Hi {dr.dr}, it's {pt.name}, my {body} hurts again since {part}, should I come in?"
What's the half-life of {drug}, and did {pt.last}'s level on {part} look ok \({lab}\)?
Summarise: {pt.lf}, {age}{mf}, DOB {date.dob}, {hosp}, adm {date}, {disease}, seen by {dr.last}, {dr2.last}
{drug} vs {drug} for {pt.init}, {age}yo {mf} from {city}?
Hello, I'm {dr.creds} at {hosp}. Our patient {pt.full} has {lab} while on {drug}. Should we stop it?
Code this visit: {pt.full}, {date}, {hosp}, {disease}, {num} minutes
is it ok to give {pt.fi} {drug} given {his} {disease}, {he} lives at {street} with {his} {relation}
What vaccines does {pt.first} need before traveling to {country} in {part}?
Create a referral to {dr2.full} at {hosp2}, {city}, fax {fax}, for {pt.full} born {date.dob} with {disease}
Find the number for {hosp2} in {city}, {state.short}; {pt.mr} needs {study} by {weekday}
why would {pt.last} have {lab} the day after {procedure} \({part}\)
{pt.full}'s mother {rel.full} \({ageof}\) has {disease}. Should {he} be screened for {gene}?
Prior auth letter, {Insurer}, member {plan}, {pt.full}, {drug}, {disease}, failed {drug} in {part}
What are the discharge criteria for {disease}? Patient: {pt.full}, room {num}, {unit}, admitted {date}.
Pls check dosing: {pt.lf} {mrn} {wt} {drug} {dose} {freq}
A colleague, {dr2.drfull} of {hosp2}, suggested {drug} for my patient {pt.mr}. Evidence?
{age} y.o. {prof} from {city}, {state} with {symptom} since {holiday}. Differential?
My {relation} {rel.first}, {ageof}, was told at {hosp} on {part} that {he} has {disease}. Is {drug} safe?
Given the {study} from {hosp2} on {date.past}, does {pt.fi} meet criteria for {procedure}?
Draft a condolence letter to {rel.full}, {addr}, {relation} of {pt.full} who died on {date}.
Is {pt.first} eligible for the {drug} trial at {hosp3}? DOB {date.dob}, {stage} {disease}, ECOG {small}.
Email {email} about {pt.first}'s {lab} please
Calculate {pt.last}'s CHA2DS2-VASc: {age}{mf}, {disease}, {disease}
Explain {eponym} to {pt.first}, a {age} year old {prof}
(Mr|Ms|Mrs) {pt.last}, {age}, {date} {hosp} - start {drug}?
{Disease} in a {age}-year-old seen by {dr.dr}'s team in {city} last {weekday}: repeat {study}?
Records show {pt.full} \(SSN {ssn}, acct {acct}\) was treated on {date} at {hosp2}; can I bill {cpt}?
pt {pt.name} {phone} left vm re {drug} side fx, {age}, what to tell {him}
The patient's son {rel.full} called from {phone}. {pt.mr} has {symptom} after {drug}. Advice?
Why was {drug} stopped for {pt.il} at {hosp} in {part}?
Follow-up interval after {procedure} performed {date.past} by {dr.last} at {hosp} in {city}?
need a work note {pt.full} {org} off {date} to {date.soon}
Who is the on-call {service} doctor, {dr.last} or {dr2.last}? {pt.last} is crashing
Does the ICD \(serial {device}\) in {pt.full}, implanted at {hosp} on {date.past}, tolerate MRI?
IN A {age} YEAR OLD NAMED {pt.full} WITH {disease} SEEN {date} AT {hosp}, IS {drug} FIRST LINE
compare {pt.first}'s {labs} from {part} with today
recommended monitoring for {drug} in pt {pt.full}, id {idn}, license {lic}, vehicle {vehicle}
Patient zip {zip}, age {age}, {disease}: any local support groups near {city}, {county}?
Management of {disease} for the {prof} {pt.full} who was transferred from {hosp2}, {city} to {hosp} on {date}, reachable at {email} or {phone}?
How do I tell {rel.first} and {rel2.first} that their {relation}, {pt.first}, has {disease}?
{age}F, {pt.fi}, {part} {hosp2}, neg {study}; next?
Is {eponym} hereditary? My patient {pt.last} \({age}\) asks because {rel.first} and {rel2.first} are affected.
Post-op day {small} from {procedure} \(Dr. {dr.last}, {part}\): {pt.last} has {temp}. Workup?
Rewrite so a family can read it: "{pt.lf} was adm {part} for {disease}, tx {drug}, f/u {dr.last}"
Which records of {pt.full} do I send to {Insurer} for claim {claim}?
What does "{eponym}" in {dr2.dr}'s note of {date.past} mean for {pt.mr}?
For a patient like {pt.fi}, {age}, enrolled at our {city} site on {date} under study ID {idn}, is {drug} allowed?
{pt.full} {date.dob} {drug} interaction with {drug}
what would you do: {age}{mf} on {drug}, {lab}, seen {part} by {dr.init} at {hosp2}
Provide a differential diagnosis for {symptom} and {symptom} in {pt.full}, age {age}, resident of {city}, evaluated {date.past}.
Set a reminder to call {rel.first} at {phone} on {date.soon} about {pt.last}'s {study}.
`)

/** Questions and commands with no one in them, full of capitals, numbers and names of diseases, scores and drugs. */
export const PLAIN_QUERIES: readonly string[] = lines(String.raw`
{Drug} {dose} vs {Drug} {dose} {route} in {disease}?
Can {drug} cause {lab}?
Explain {eponym} to a medical student
Give me a table of {drug}, {drug} and {drug}: onset, half-life, renal dosing
Write a patient handout about {disease} at a sixth grade level
What is the ICD-10 code for {disease}? Is it {icd} or {icd}?
How to bill CPT {cpt} with modifier 25?
What does {gene} {variant} mean in {disease}?
Why does {drug} lower {lab}?
mnemonic for {eponym}
Difference between {eponym}, {eponym} and {eponym}
Normal range of {labname} in a newborn?
Convert {dose} of {drug} {route} to {drug}
Which is better first: {study} or {study} for {symptom}?
Should I repeat {study} in {small} months for a {cm} nodule?
{Disease}: Hope for remission? May I add {drug}? Will it help?
List causes of {symptom} in pregnancy
If INR is {small}.{small} before {procedure}, give vitamin K or FFP?
How many mL/hr is {num} mcg/kg/min of norepinephrine at {num} kg?
Steps of {procedure} please
Approach to {vert} compression fracture with {symptom}
(Glasgow-Blatchford|Rockall|HEART|GRACE|TIMI|Killip|Forrester|SOFA|Marburg|Alvarado|Bishop|Ranson|Glasgow Imrie|BISAP|Maddrey|Lille) score above {small}: admit?
Is {allergy} a contraindication to {drug}?
evidence for {drug} in {disease} since the (EMPEROR|DAPA-HF|ISCHEMIA|ORBITA|PLATO|ARISTOTLE|ROCKET AF|STEP|SURMOUNT|KEYNOTE|CheckMate|ALLHAT|ACCORD) trial
summarize the (Surviving Sepsis|Beers|STOPP/START|Choosing Wisely|Fleischner|Bethesda|Tokyo|Amsterdam|Berlin|Rotterdam|Chicago|Atlanta|Sydney|Paris|Lugano|Los Angeles|Montreal|Boston|Vancouver) (criteria|classification|guideline|definition)
(Mark|Grant|Will|Grace|Rich|Frank|Chase|Hope): is this a symptom word or a name in "frank hematuria"?
what antibiotics cover {organism} and {organism}
{organism} in sputum, {drug} allergy. options
Rule of nines for burns, Parkland formula?
Baker cyst vs DVT: which exam sign helps?
write orders: {drug} {dose} {route} {freq}, {study}, {labs}
How often to check {lab} on {drug} after the first {small} months
Draft a SOAP note template for {disease}
Is it safe to combine St. John's wort with {drug}?
How do I counsel on {procedure} for a woman in her first trimester?
pediatric {drug} {num} mg/kg divided {freq} max?
{study} shows {cm} {body} lesion, {vert} stenosis, {stage}. Interpretation?
does a normal {lab} exclude {disease}
Which insulin: Lantus, Levemir, Tresiba, Basaglar, or Toujeo?
Which statin for {disease}: Lipitor, Crestor, Zocor or Livalo
latest on Ozempic, Wegovy, Mounjaro and Zepbound in {disease}
risk of {symptom} with Plavix, Brilinta, Effient
When should I worry about {symptom}?
"{Disease}, {Disease}, s/p {procedure}" - what follow-up do guidelines suggest?
Medicare coverage for {study}? Does Medicaid differ? What about {Insurer}?
Compare NSAIDs: Advil, Aleve, Motrin, Celebrex, Toradol
I'm a {service} resident: how to present {disease} on rounds?
Interpret: pH 7.{num}, pCO2 {num}, HCO3 {num}, on {num}% O2
Interpret {labs} in someone with {eponym}
Reversal of {drug} before emergent {procedure}?
How is {disease} staged \({stage}\)?
do I need to taper {drug} after {num} days
Diet for {disease}: rich in iron, low in sodium?
bilateral {eponym}, {score}, {lab}: cause?
Can nurses titrate {drug} per protocol in {unit}?
What is {Medword}?
Is {medword} associated with {medword} {disease}?
code status discussion script, goals of care, SPIKES
`)
