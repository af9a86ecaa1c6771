import { lines } from './bank.ts'

/** Questions that tell a case first: one to four sentences, or note-like shorthand with a question at its end. */
export const PARAGRAPH_QUERIES: readonly string[] = lines(String.raw`
A {age}-year-old {sexword}, {pt.full}, came to {hosp} on {date} with {symptom}. {He} takes {drug} and {drug}. What should I rule out first?
{pt.fi}, {age}, MRN {mrn}, was admitted under {dr} on {date}. {Lab}, {lab}. Which antibiotic for {organism}?
We are seeing a {age}yo {mf} from {city}, {state.short} \({pt.fi}\) whose {study} on {date.past} at {hosp2} showed {disease}. Guidelines for surveillance?
Patient: {pt.full}. DOB: {date.dob}. Phone: {phone}. Issue: {symptom} after {drug}. Suggest a response.
{pt.last}, {age}, hx {disease}, s/p {procedure} \({hosp2}, {part}\), now {symptom}. Best next test?
pt {pt.fi} w/ {disease}, on {drug} since {part}, f/u w/ {dr.dr} @ {hosp} {date.soon}, needs {study}?
tx for {disease} refractory to {drug}, {age}yo {mf}, {hosp} {city}, {date}, MRN# {mrn}
Hx: {age}{mf}, {disease}, {eponym}; seen {date} {hosp2}, {dr.drfi}; labs {labs}. Tx recs?
Any updates on {drug} for {disease}? My patient {pt.mrfi} was started on it at {hosp} in {city} in {part}.
Recommend anticoagulation for {pt.full}, {age}, {disease}, weight {wt}, insurance ID {plan}, discharged {date} from {hosp}.
{dr.drfi} at {hosp} referred {pt.fi}, {age}, for {procedure} on {date.soon}; hold {drug}?
Can we use {drug} in {pt.mrfi}, account number {acct}, who was treated for {disease} at {hosp2} last {weekday}?
A patient of {dr.drfi}'s, {pt.fi} of {city}, wants {drug} for {disease}. Fax {fax}. Thoughts?
Regarding {pt.fi} \(health plan {plan}\), {hosp} notes of {date} mention {eponym}. Is {drug} contraindicated?
{age}-year-old {sexword} at our {city} clinic, license {lic}, {disease}, {lab}; dose of {drug}?
Looking at device {device} in {pt.full}, placed {date.past} in {city}. Recall issues?
Email from {pt.full} \({email}\) asks if {drug} causes {symptom}. How to answer?
For {pt.mrfi}, {age}, who lives in {city}, {state} {zip} and was seen by {dr.drfi} on {date}, which screening tests are due?
{disease} post {procedure}, {pt.fi}, {hosp}, {date}; d/c'd on {drug} {dose} {freq}. Duration?
Recent visit {date} \({hosp}, {city}\): {pt.fi}, {age}, {symptom}, {score}. Admit or send home?
diff dx {symptom}+{symptom} {age}{mf} {pt.fi} saw {dr.last} {part} {city}
Should {dr.drfi} continue {drug} for {pt.fi} given {lab} on {date}?
under {dr.drfi} at {hosp} since {part}, {age}yo {mf} with {disease}: prognosis?
What is the evidence for {drug} in {disease}? Asking for {pt.full}, SSN {ssn}, evaluated {date} at {hosp2} in {city}.
{pt.fi} visited the {city} {service} clinic on {date}. {He} had {lab}. Next step in management?
Patient {idn} \({age}, {sexword}\), enrolled {date} at {hosp}, developed {symptom}. Causality with {drug}?
Alternatives to {drug} for the {age}yo {prof} {pt.fi} \(tel {phone}\), allergic to {drug}, last seen {date}?
My {age}-year-old patient from {county}, {pt.fi}, with {disease}, last A1c {part}. Target?
Seen at {hosp} ED {date} {time}, {pt.full}, {age} {sexword}, {symptom}; {study} neg. Safe to discharge to {city}?
How would you manage {disease} in {pt.fi}, whose last appointment with {dr.drfi} was on {date} in {city}, and whose {lab}?
Patient's web profile {url} says {he} takes {drug}; {pt.fi}, {age}. Interactions?
URGENT {pt.full} {age}{mf} {hosp} rm {num} {lab} what now
{pt.name} b. {date.dob} {city} {drug} {dose} ok w/ {lab}?
In {year} {he} had {procedure}; now {age}, {pt.fi} of {city} presents {date} with {symptom}. Recurrence?
Interpret for {pt.fi} \({hosp}, {date}\): {labs}
`)

/** The same kind of case with nobody in it. */
export const PLAIN_PARAGRAPHS: readonly string[] = lines(`
A patient with {disease} came in with {symptom}. Takes {drug} and {drug}. What should I rule out first?
A middle-aged man with {disease} and {eponym} has {lab}. Which antibiotic for {organism}?
We are seeing a woman whose {study} showed {disease}. Guidelines for surveillance?
Hx {disease}, s/p {procedure}, now {symptom}. Best next test?
{Disease} refractory to {drug}: options? {Lab}, {score}.
pt w/ {disease}, on {drug} for {duration}, needs {study}?
tx for {disease} refractory to {drug}, elderly pt, {wt}, CrCl {num}
Labs {labs}. {Symptom}. Tx recs?
Any updates on {drug} for {disease} since the {year} guideline?
Recommend anticoagulation in {disease} with {lab}, weight {wt}, s/p {procedure}.
Hold {drug} before {procedure}? Bridge with {drug}?
In the {year} trial, did {drug} help {disease}?
Diagnosed in {year}, treated with {regimen}; new {symptom}. Recurrence?
Is {Drug} or {Drug} better after {procedure} in {disease}?
Patient presents with {symptom}, {symptom} and {symptom}; {eponym} positive. Next?
{Medword} on {study}: what does it mean in {disease}?
Adult male, {disease}, {score}, {lab}: {drug} dose?
A teenager with {disease} started {drug} last month and has {symptom}. Stop?
Post-op day {small} after {procedure}, T {temp}, HR {hr}. Workup?
Safe to give {Drug} in pregnancy with {disease}?
Severe {symptom} after {Drug}; {lab}. {Eponym}?
Should {disease} with {gene} {variant} get {drug}?
My patient asks about {Drug}. Side effects, cost, generics?
Compare {drug} with {drug} in {disease} with {eponym}: efficacy, safety, monitoring
Pt in {unit} w/ {lab}, on {drug} drip. wean?
Wells {small}, D-dimer {num}0, {symptom}: CTPA or V/Q?
Interpret EKG: rate {hr}, PR {num}0, QTc {num}0, {eponym}
Long-term {drug} and {disease}: how often {study}?
Which scale: Hamilton, Beck, PHQ-9 or Montgomery-Asberg?
Prognosis of {stage} {disease} with {gene} mutation on {regimen}
`)
