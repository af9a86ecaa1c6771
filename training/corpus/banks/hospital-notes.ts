import { documents } from './bank.ts'

/** Whole notes from the ward and the theatre: admissions, courses, discharges, operations, nursing, triage. */
export const HOSPITAL_NOTES: readonly string[] = documents(String.raw`
DISCHARGE SUMMARY

{hosp}
Name: {pt.lf}            Unit No: {mrn}
Admitted: {date}         Discharged: {date.soon}
Attending: {dr.creds}    PCP: {dr2.creds}

PRINCIPAL DIAGNOSIS: {Disease}
SECONDARY DIAGNOSES: {Disease}; {Disease}; {eponym}

HOSPITAL COURSE: {pt.mr} is a {age}-year-old {sex} transferred from {hosp2} on {date} with {symptom}. {study} on {part} showed {disease}. {dr3} of {service} was consulted and advised {drug}. By {part} {he} was afebrile. {His} {relation}, {rel.full}, was updated daily at {phone}.

DISPOSITION: Home with services. Visiting nurse from {org} to see {him} on {weekday}.
FOLLOW-UP: {dr2.dr}, {date.soon} at {time}; {dr3.dr} in {num} days, tel. {phone}.

{dr.full}, MD
dictated {date}   transcribed {date.soon}   {typist} {jobnum}
%%
Admission H&P

CC: "{symptom}"
HPI: {age}yo {mf} (known to Dr {dr2.last}|pt of {dr2.dr}|followed by {dr2.last}) w/ hx {disease} p/w {symptom} x {duration}. Saw PCP {dr.last} on {part}, rx'd {drug}. No relief. Called {rel.first} \({relation}\) who drove {him} in from {city}.
PMH: {disease}, {eponym}, s/p {procedure} {year} \({hosp2}\)
SH: {prof}, lives w/ {rel.first} in {city}, tob {num} py
FH: (father|mother) d. {ageof} {disease}
Meds: {drug} {dose} {freq}, {drug} {dose}
All: {allergy}
PE: T {temp} HR {hr} BP {bp} RR {rr} {sat}
A/P: 1\) {disease} - {drug}, {study} in am. 2\) dispo - {unit}. d/w {dr3.last}.
{initials} {pager}
%%
{pt.caps} {mrn}
ADMISSION DATE: {date}
DISCHARGE DATE: {date.soon}

HISTORY OF PRESENT ILLNESS: THE PATIENT IS A {age} YEAR OLD {sex} WITH {disease} WHO WAS IN {his} USUAL STATE OF HEALTH UNTIL {part} WHEN {he} NOTED {symptom}. {he} PRESENTED TO {hosp2} WHERE {study} WAS POSITIVE.
PAST MEDICAL HISTORY: SIGNIFICANT FOR {disease}, {disease}, {procedure} IN {year}.
SOCIAL HISTORY: {he} WORKS AS A {prof} AND LIVES IN {city}.
DISPOSITION: THE PATIENT WAS DISCHARGED TO {hosp3} IN STABLE CONDITION TO BE FOLLOWED BY DR. {dr2.last}.

{dr.up}, M.D.
DICTATED BY: {dr3.up}, M.D.
%%
OPERATIVE REPORT
PATIENT NAME: {pt.lf}
DATE OF OPERATION: {date}
SURGEON: {dr.creds}
FIRST ASSISTANT: {dr2.full}, PA-C
ANESTHESIOLOGIST: {dr3.drfull}
PREOPERATIVE DIAGNOSIS: {Disease}
POSTOPERATIVE DIAGNOSIS: Same
PROCEDURE: {procedure}
EBL: {num} mL

INDICATIONS: {pt.mr} is a {age}-year-old {prof} referred by {dr4.dr} of {city} with {symptom}. Risks were explained to {him} and to {his} {relation} {rel.first}, and consent was signed on {part}.
DESCRIPTION: The patient was brought to {room} and placed in the supine position. After induction by Dr. {dr3.last}, the abdomen was prepped. A {cm} incision was made. A {device0} was placed. Dr. {dr2.last} closed the skin with 4-0 Monocryl. Sponge count was correct per {nurse.full}.
%%
Brief Op Note
Pt: {pt.il}  MRN {mrn}
Surgeon/Asst: {dr.last}/{dr2.last}   Anesth: {dr3.last}
Proc: {procedure} {side}
Findings: {cm} mass, {disease}
EBL {num} cc, drains: {device0}. Spec: {spec}. To PACU stable.
Family \({rel.first}\) updated by {dr.last} in waiting room {time}
%%
NURSING ADMISSION ASSESSMENT
Date/Time: {datetime}
Arrived from: {hosp2} via {org} ambulance
Preferred name: {pt.first}
Emergency contact: {rel.full}, {relation}, {phone}
Second contact: {rel2.full}, {phone}
Belongings: glasses, dentures, {small} rings given to {rel.first}
Allergies: {allergy}
Braden {num}. Morse {num}. Pain {small}/10.
Religion: {org} notified at {his} request
Home pharmacy: {hosp3}, {street.new}
RN: {nurse.full}   Witness: {initials}
%%
{time} Assumed care from {nurse}. {pt.first} A&Ox3, VSS, {drug} given.
{time} {dr.last} at bedside, orders received for {study}.
{time} Down to radiology w/ transport.
{time} Back on unit. {relation} {rel.first} visiting, asked re: d/c {weekday}.
{time} C/o {symptom} {small}/10, {drug} {dose} {route}, effect good.
{time} Report to {dr2.first}, oncoming RN.
%%
ED TRIAGE NOTE
Arrival: {datetime}   Mode: (ambulance|walk-in|police|private vehicle)
Name: {pt.full}   Age: {age}   PCP: {dr.last}
Chief complaint: {symptom}
{age} y/o {mf} brought by {relation} \({rel.first}\) from {org} after {symptom}. Onset {time} {weekday}. Hx {disease}. Seen at {hosp2} {part} for same.
VS T {temp}, P {hr}, R {rr}, BP {bp}, {sat} RA. GCS {num}. ESI {small}.
Triage RN: {nurse.full}
%%
TRAUMA FLOW SHEET
Trauma name: {Alias}      Real name: {pt.full} \(per {rel.first}\)
MOI: MVC, {place}, restrained driver, {vehicle} plate
EMS unit {small}: {other.full}, {other.full}
Attending {dr.last} arrived {time}; surgery {dr2.last} {time}; neurosurg {dr3.last} {time}
FAST neg. GCS {num}. CT {time}. MTP (not|) activated. Blood unit {bag}.
PD: Ofc {other.last}, badge {badge}, case {case}
%%
ICU Progress Note - HD# {small}
{pt.last} {mrn} {room}
O/N: (febrile to {temp}|no events|self-extubated {time}, Dr {dr2.last} reintubated)
Neuro: RASS -{small}, propofol {num}
Resp: AC {num}/{num}/{small}/{num}%
CV: levo {small}, MAP {num}
Lines: R IJ \({part}\), {side} radial A-line \({part}\), Foley \({part}\)
ID: BCx {part} {organism}; vanc d{small}, cefepime d{small} since {part}
Contact: {rel.first} \({relation}/HCP\) {phone}
Code: (Full|DNR/DNI per {rel.full} {part})
{dr.last} / {dr3.last}
%%
POST-ANESTHESIA CARE UNIT
In {time}  Out {time}   Handoff CRNA {dr2.full} to {nurse.rn}
Pt {pt.full}, DOB {date.dob}, wristband checked x2
Aldrete {small}. {drug} {dose} IV x{small}. N/V none.
D/C criteria met; ride home: {rel.full} \({relation}\) {phone}
Instructions reviewed w/ pt and {rel.first}. Follow-up call {weekday} by {initials}.
%%
LABOR AND DELIVERY SUMMARY
Mother: {pt.full}     G{small}P{small}     EGA {num} wks
Delivered: {datetime}   Infant: {rel.full}   Sex: {mf}   Wt: {num} g   {score}
Provider: {dr.creds}   Midwife: {dr2.full}, CNM   Peds: {dr3.last}
FOB: {rel2.full}, age {ageof}, {prof}
Placenta intact at {time}. EBL {num} mL.
ID bands #{idn} placed on mother, infant and {rel2.first}.
%%
Neonatal progress note
BB {pt.last} "{rel.first}", DOL {small}, born {date} at {hosp2}, {num} {small}/7 wk, now {num} g.
Mom {rel2.full} ({age} yo|), G{small}P{small}, visits daily from {city}; dad {rel3.first} is a {prof}.
RDS: weaned to NC {small} L. Surf x{small} {part}.
FEN: EBM {num} mL q3h. Access PICC {part}.
Bili {num}.{small}, lights d/c'd {part}.
Soc: SW {other.full} following; parents' phone {phone}.
Attending {dr.full}
%%
Rapid Response Team Event
Unit: {unit}  Room {num}  Called by {nurse.full} at {time} on {date}
Patient: {pt.lf} {age}{mf} MRN: {mrn} Attending: {dr.last}
Reason: {symptom}, {sat}, HR {hr}
Responders: {dr2.full} \(ICU fellow\), {dr3.full} \(hospitalist\), RT {other.full}
Interventions: {drug} {dose} IV, {study}
Outcome: transferred to {unit}. {relation} {rel.first} notified by {initials} {time}.
%%
CODE BLUE RECORD   {date}   Recorder: {nurse.full}
{time} found unresponsive by {initials}, CPR begun
{time} epi 1 mg, Dr. {dr.last} running code
{time} intubated 7.5 ETT {dr2.last}
{time} shock 200 J
{time} ROSC / (time of death called by Dr. {dr.last})
Family: {rel.full} by phone {phone}; chaplain {other.full} paged
Medical examiner case no. {case}
%%
DEATH NOTE
Called to bedside by {nurse} to pronounce {pt.full}, {age}M/F. No response to stimuli, pupils fixed. Time of death {time} on {date}.
Attending {dr.dr} and PCP {dr2.dr} notified. {relation} {rel.full} present; declined autopsy. Funeral home: {org}, {city}.
Death certificate to be completed by {dr3.full}.
%%
Transfer center call log
{date} {time}  {dr.full} \({hosp2} ED\) requests transfer of {pt.full}, {age} {mf}, {disease}
Callback {phone} {ext}
Accepted {dr2.full}, {service}, bed {num}
EMS: {org}, ETA {time}
Images pushed; accession {idn}
%%
Physical Therapy Evaluation
Pt {pt.full} referred by {dr.last} {part} s/p {procedure} {side} {body}.
Prior level: indep, (drove|worked as a {prof} at {org}|played golf at {place}).
Home: {small} steps to enter, lives with {relation} {rel.first} in {city}; bedroom 2nd floor.
ROM {num}-{num}, MMT {small}/5, TUG {num} s, Berg {num}/56.
Goals by {date.soon}: amb {num} ft with RW.
{other.full}, PT, DPT  Lic {lic}
%%
Speech-language pathology: bedside swallow eval {part}
{pt.mr} seen upright, {relation} {rel.first} present. Hx: {disease}, CVA {year}. Trialed thins, nectar, puree. Cough x{small} on thins. Rec: NDD2/nectar, MBSS {weekday}. D/w {dr.last} and RN {nurse.first}.
{dr3.full}, MS, CCC-SLP x{pager}
%%
Nutrition follow up
Wt {wt}, BMI {num}. TF Jevity 1.5 @ {num} mL/hr. {lab}, {lab}. Per RN {nurse.last} residuals < {num}.
Pt's {relation} {rel.first} asks about {holiday} meal; advised. Next review {weekday}.
{dr2.full} RD, LDN, pager {pager}
%%
Palliative care consult
Requested by: {dr.creds}     Seen: {datetime}
{pt.full}, {age}, born in {city}, {country}, retired {prof}, {disease} dx {part}. Widow of {rel.full}. Children {rel2.full} \({city}\) and {rel3.full} \({state}\); {rel2.first} is agent under HCPOA dated {date.past}.
"I don't want any more chemo before {holiday}," {he} told {nurse.first} and me.
MOLST signed. Hospice: {hosp3}, intake {phone}, start {date.soon}.
{dr2.full}, MD    NP {dr3.full}
%%
Wound/ostomy RN: seen {part} w/ {nurse.first} RN. Sacral stage {small}, {cm}, Medihoney + Mepilex. Next change {weekday}. Supplies from {org} ({phone}|). Call {initials} x{pager}.
%%
MEDICATION RECONCILIATION
Source: {rel.full} \({relation}\), bottles, {hosp3} pharmacy \({phone}\)
1. {Drug} {dose} {freq} - last filled {date.past}, Dr. {dr.last}
2. {Drug} {dose} {freq} - last filled {part}, Dr. {dr2.last}
3. {Drug} {dose} PRN
4. {Drug} - stopped by {dr3.dr} in {part}
Reviewed by {nurse.full}, PharmD {datetime}
%%
Sign-out 
{pt.last} {room} {age}{mf} {disease}: f/u {study}, if {symptom} give {drug}. FULL. {rel.first} {phone}.
{other.last} {room} {ageof}M {disease}: NTD.
{other.last} {room} {ageof}F s/p {procedure} {part}: drain out am per {dr2.last}.
{other.last} {room} new, {dr3.last} staffing, needs H&P
night: {dr4.first}, pager {pager}
%%
BLOOD TRANSFUSION RECORD
Recipient: {pt.full}   MRN {mrn}   ABO O POS
Unit number {bag}   exp {date.soon}
Checked by {nurse.full} and {dr2.full} at {time} {date}
Start {time} stop {time}  T {temp}/{temp}
Reaction: none
%%
Dialysis run sheet
{date} {pt.lf} chair {small}
Pre wt {wt} post wt {wt}; UF {small}.{small} L; Qb {num}0; heparin {num}00
Access: L AVF placed {part} {dr.last}, {hosp2}
Machine {device}
{initials} / Neph: {dr2.last}
%%
Cardiac catheterization report
Patient {pt.full} \({mrn}\) Date {date} Operator {dr.creds} Fellow {dr2.full}
Referring {dr3.full}, {city} {state.short}
Access R radial 6 Fr. LAD {num}% mid, RCA {num}%. Stent: Xience {small}.{small} x {num} mm, lot {device}.
Door-to-balloon {num} min.
Fluoroscopy {num} min, contrast Visipaque {num} mL.
cc: {dr3.last}, {dr4.last}
%%
PROCEDURE NOTE: {procedure}
Consent: signed by {pt.full} on {date}, witness {nurse.full}.
Time out {time}: correct patient \({pt.last}, {date.dob}\), correct site.
Performed by {dr2.dr} under supervision of {dr.dr}. Complications none.
%%
Interval note {part}
S: {pt.first} feels better. Slept. (Asked for {rel.first}|Wants to be home by {holiday}|Excited about {place} trip).
O: afebrile, {lab}, {lab}
A/P: {disease}, improving. Continue {drug}. D/c {weekday} to {hosp2}. d/w {nurse.first}, {dr2.last}.
– {dr.last}
%%
Observation unit discharge instructions for {pt.full}
You were seen at {hosp} on {date} by Dr. {dr.full} for {symptom}.
Your next visit: {dr2.dr}, {street.new}, {city}, {date.soon} {time}.
Questions? Call {phone} and ask for {nurse.first}.
Pick up {drug} at {hosp3} pharmacy.
I have read this: X {pt.full}  {date}
`)
