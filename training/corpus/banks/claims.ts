import { documents } from './bank.ts'

/** Insurance, legal, police, personnel and benefits papers that speak of somebody's health. */
export const CLAIMS: readonly string[] = documents(String.raw`
ATTENDING PHYSICIAN'S STATEMENT
Claimant: {pt.full}          Claim no.: {claim}          Policy: {plan}
Date of birth: {date.dob}          Employer: {org}          Job: {prof}
Date symptoms first appeared: {date.past}          Date disabled: {date}
Diagnosis \(incl. ICD\): {disease} {icd}
Objective findings: {study} {part}; {lab}
Restrictions: no lifting over {num} lb, sit/stand option, no ladders
Expected return: {date.soon} [ ] full duty [x] light duty
Physician: {dr.full}   Specialty: {Service}   Tel {phone}   Fax {fax}   Tax ID {idn}
Signature: {dr.full}     Date: {date}
%%
Claim note {date} {time} adj {other.init}: called insd {pt.mrfull} at {phone}, no ans, lm. Called {rel.first} \(spouse\), says insd at PT with {other.first} at {hosp2}. ROI sent. Rsv {num},000. Diary {date.soon}.
%%
INDEPENDENT MEDICAL EVALUATION
Examinee: {pt.full}
Date of injury: {date.past}
Date of exam: {date}
Requesting party: {org}, attn. {other.full}
This {age}-year-old right-handed {prof} was examined at the request of the above. No physician-patient relationship was established. {He} states that {he} was employed by {org} for {num} years when, on {part}, a rack collapsed. {He} was taken to {hosp2}, where {dr2.dr} diagnosed {disease}. {He} subsequently treated with {dr3.creds}, received {small} epidural injections, and underwent {procedure} on {date.past}.
Records reviewed: 1. {hosp2} ER, {date.past}. 2. {dr3.dr}, {part} to {part}. 3. {study}. 4. Deposition of {rel.full}.
Waddell signs {small}/5. Jamar dynamometer R {num}, L {num}. Straight leg raise negative at 80 degrees.
Opinion: MMI. {num}% WPI per the AMA Guides. No apportionment.
{dr.creds}, Diplomate, ABOS
%%
IN THE CIRCUIT COURT OF {county}, {state}
{pt.up}, Plaintiff, v. {hosp}; {dr.up}, M.D.; and {dr2.up}, R.N., Defendants.
Case No. {case}
COMPLAINT FOR MEDICAL NEGLIGENCE
1. Plaintiff is an adult resident of {city}, {county}.
2. On or about {date}, Plaintiff presented to Defendant {hosp} complaining of {symptom}.
3. Defendant {dr.last} failed to order a {study}.
4. By {date.soon}, Plaintiff had suffered {disease}.
WHEREFORE, Plaintiff demands judgment and trial by jury.
{other.full}, Attorney for Plaintiff, Bar No. {lic}, {street.new}, {city}, {phone}, {email}
%%
SUBPOENA DUCES TECUM to custodian of records, {hosp}, {hstreet}, {hcity}: produce by {date.soon} all records of {pt.full}, DOB {date.dob}, SSN {ssn}, {range}, including films. Issued {date}, {other.full}, Clerk. Docket {case}.
%%
DECISION: Appeal {case}. Appellant {pt.mrfull} \({age}\). Benefit: PIP standard daily living. The tribunal heard {pt.mr} and {his} {relation} {rel.first} at {city} on {date}. It accepts {he} has {disease} and cannot cook safely. Award from {date.past}. Judge {other.full}.
%%
Dear Mr. and Mrs. {pt.last}:
We represent {org} in the matter of your son, {pt.first}, age {age}. Kindly execute the enclosed HIPAA release so that we may obtain records from {hosp}, {dr.dr} and {dr2.dr}. An examination has been scheduled for {date.soon} at {time} with {dr3.creds}, {street.new}, {city}.
Very truly yours,
{other.full}
%%
HR FILE NOTE - CONFIDENTIAL
Employee: {pt.full}  No. {empid}  Role: {Prof}  Line manager: {other.full}
{date}: {pt.first} off sick since {part} with {disease}. Fit note to {date.soon}.
{date}: Welfare call. {He} is on {drug}, sleeping poorly. Wife {rel.first} answered {phone}.
{date}: OH referral to {dr.drfull}. Adjustments: phased return, no nights.
Union rep {other.full} copied. SSP ends {date.soon}.
%%
OCCUPATIONAL HEALTH REPORT
Re: {pt.full}, d.o.b. {date.dob}, {prof}, {org}
Thank you for referring this {age} year old employee of {num} years' standing. {He} has had {small} absences since {part} owing to {disease}. {He} is under {dr.last} at {hosp}. {He} drives a forklift and works shifts. In my opinion {he} is fit with adjustments: lifting to {num} kg, breaks every 2 hours, review {date.soon}. The Equality Act 2010 is likely to apply.
Dr {dr2.full} AFOM
%%
OSHA 301  Injury and illness
1\) Full name {pt.full} 2\) Street {street} City {city.home} State {state.short} ZIP {zip} 3\) DOB {date.dob} 4\) Hired {date.past}
6\) Physician {dr.full} 7\) Facility {hosp}
10\) Case no. {case} 11\) Date {date} 12\) Began work {time} 13\) Time of event {time}
14\) What was the employee doing? Cleaning a Hobart mixer. 15\) What happened? Guard was off. 16\) Laceration, {side} {body}, 6 sutures
Completed by {other.full}, {prof}, {phone}
%%
LETTER OF MEDICAL NECESSITY. Beneficiary {pt.full}, HICN {plan}. I am the treating {Service} physician of this {age} y.o. who requires a Group 2 power wheelchair \(K0823\) owing to {disease}. {He} lives in a one-level home in {city} with {his} {relation} {rel.first}, who cannot push {him}. MRADLs limited. Face to face {date}. Length of need 99. {dr.creds}, NPI {npi}
%%
Police report addendum {case}. On {date} {time} I, Ofc. {other.last} #{badge}, met {pt.full}, {age}, at {hosp} ER room {small}. Advised by Nurse {nurse.last} of {cm} laceration. {pt.last} stated {rel.full} \(w/m, {ageof}\) swung a Louisville Slugger. Photos taken. {rel.last} located at {street.new}; cited. Victim's rights card given.
%%
Probate: petition of {rel.full} to be appointed guardian of {pt.full}, an incapacitated person, {age}, presently at {hosp2}. GAL {other.full} visited {date} and found the respondent in bed, holding a Raggedy Ann doll. MoCA {num}/30. Next hearing {date.soon} {time}, courtroom {small}. Case {case}.
%%
Crime victims fund. Applicant {pt.full} SSN {ssn}. Crime: {date} in {city}. Police agency {city} PD, report {case}. Expenses: {hosp} \${num}00, {dr.last} DDS \${num}0, lost wages \({org}\). Offender {other.full}. Signed {pt.full} {date}.
%%
Travel claim {claim}: insured {pt.full} \({age}\) fell at hotel in {country} {date}, treated at {hosp}, FTF by {dr.drfull}. Medevac quote 48k. {rel.first} accompanying, passport {passport}. Card used {card}. Assist coordinator {other.first}. Policy {plan}, exp {date.soon}.
%%
Life underwriting APS summary: PI {pt.lf} {date.dob} {mf}. Attending {dr.last}, {city}. LOV {part}. Build 70/212. BP 138/88, 132/84. Chol 211, HDL 44. TNT neg {year}. ETOH social. Fam hx F MI {ageof}. Imp: std, table 2 if A1c > 7. UW {other.first}
%%
School 504 plan {part}: student {pt.full}, grade {small}, {org}. Dx {disease} by {dr.dr} \({city}\). Parents {rel.full}, {rel2.full}. Accommodations: extended time 1.5x, nurse pass, snack. Case manager {other.mr}. Review {date.soon}. cc: cafeteria
%%
Grievance {case} rec'd {date} by phone. Member {pt.full}, ID {plan}, says driver {other.first} from {org} left {him} at {place} for 2 hrs after dialysis at {hosp2}. Called {phone} x3. Resolved {date.soon}, letter mailed {addr}.
`)
