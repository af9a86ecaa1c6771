import { documents } from './bank.ts'

/** Forms with boxes, columns and tables, as front desks, wards and laboratories fill them. */
export const FORMS: readonly string[] = documents(String.raw`
NEW PATIENT INTAKE FORM
Last name: {pt.last}        First name: {pt.first}        MI: {letter}
Date of birth: {date.dob}        Age: {age}        Sex: [x] {mf}  [ ] other
Mailing address: {street}
City: {city.home}        State: {state.short}        ZIP: {zip}
Home #: {phone}        Cell #: {phone}        OK to leave message? [x] Yes [ ] No
E-mail: {email}
Employer: {org}        Occupation: {prof}
Marital status: [ ] S [x] M [ ] D [ ] W        Spouse: {rel.full}
Emergency contact: {rel2.full}        Relationship: {relation}        Phone: {phone}
Primary insurance: {Insurer}        ID #: {plan}        Group: {idn}
How did you hear about us? [ ] Internet [ ] Radio [x] Friend
Do you have, or have you had: [x] Asthma [ ] Bleeding [x] {Disease} [ ] Stroke [ ] TB
Current medications: {drug} {dose}; {drug}; fish oil; vitamin D
Allergies: {allergy}
Signature: {pt.full}        Date: {date}
%%
| Field | Value |
|---|---|
| Patient | {pt.full} |
| Born | {date.dob} |
| Record | {mrn} |
| Seen by | {dr.creds} |
| Where | {hosp}, {city} |
| When | {datetime} |
| Why | {symptom} |
| Vitals | {bp}, {hr}, {temp}, {sat} |
| Assessment | {Disease} |
| Next step | {Order} |
%%
| Test | Result | Flag | Range |
|------|--------|------|-------|
| Sodium | {num} | L | 135-145 |
| Potassium | 3.{small} | | 3.5-5.1 |
| Creatinine | 1.{small} | H | 0.6-1.2 |
| Hgb | {num}.{small} | | 12.0-16.0 |
| MCV | 8{small} | | 80-100 |
| TSH | 2.{small} | | 0.4-4.0 |
Ordered by {dr.last}. Drawn {datetime} by {initials}. Patient {pt.lf}, {mrn}.
%%
MEDICATION ADMINISTRATION RECORD   {range}   {unit}
{pt.caps}   {date.dob}   {mrn}   Allergies: {allergy}
Drug              Dose     Route  Times         Given by
{Drug}            {dose}   PO     0900 2100     {initials} {initials}
{Drug}            {dose}   IV     q8h           {initials} / {initials}
{Drug}            {dose}   SQ     AC + HS       held, BG {num}
{DRUG} PRN        {dose}   PO     {time}        {initials}
Initials / signature: {nurse.full}, RN; {dr4.full}, RN
%%
Name             Age  Reason              Provider    Arrived
{pt.lf}    {age}   {symptom}    {dr.last}    {time}
{other.lf}    {ageof}   {symptom}    {dr.last}    {time}
{other.lf}    {ageof}   well visit    {dr2.last}    {time}
{other.lf}    {ageof}   {disease} f/u    {dr3.last}    no show
LUNCH
{other.lf}    {ageof}   INR    nurse    {time}
%%
patient_id;surname;given;sex;dob;admit;ward;consultant;icd10
{mrn};{pt.last};{pt.first};{mf};{date.dob};{date};{unit};{dr.last};{icd}
{idn};{other.last};{other.first};F;{date};{date};{unit};{dr2.last};{icd}
{idn};{other.last};{other.first};M;{date};{date};{unit};{dr3.last};{icd}
%%
Patient        {pt.full}
Preferred      {pt.first}
Record         {mrn}
Contact        {phone} (mobile|home|work)
               {email}
Guarantor      {rel.full}
Pharmacy       {org}, {street.new}, {city}
PCP            {dr.full}
Referring      self
Language       {lang}
Religion       none given
Ethnicity      declined
Advance dir.   on file
%%
TRANSFUSION RECORD
Unit {bag}   ABO O pos   Exp {date.soon}
Pt {pt.lf}   {mrn}   {unit}   Bed {num}
Checked: {nurse.rn} / {dr4.creds}   Start {time}   T {temp}   BP {bp}
15 min {time}  T {temp}   Stop {time}   Vol {num}0 mL   Reaction: none
%%
CHAIN OF CUSTODY    Specimen ID {idn}
Donor: {pt.full}    DOB {date.dob}    DL {lic}    Employer {org}
Collected {datetime} at {hosp}, temp {num} C in range [x]
Collector: {other.full}    Phone {phone}
Panel: AMP COC THC OPI PCP    Reason: [ ] pre-emp [x] random [ ] post-accident
MRO: {dr.creds}    Result: NEGATIVE   {date.soon}
%%
GROWTH CHART DATA   {pt.fm}   {date.dob}
Date          Age      Wt kg   %ile   Len cm   HC
{date.past}   {ageof} mo     5.{small}     50     58.2     39
{date.past}   {ageof} mo     6.{small}     45     63.0     41.5
{date}        {ageof} mo     7.{small}     40     66.{small}     43
Plotted by {initials}
%%
PRE-OP CHECKLIST  {date}  Procedure: {Procedure}
[x] ID band: {pt.lf} {mrn}   [x] Consent signed   [x] Site marked \({side} {body}\)
[x] NPO since {time}   [x] H&P < 30 d \({dr.last} {date.past}\)   [ ] Type & screen
[x] Dentures out   [ ] Hearing aid   [x] Jewelry to {relation} \({rel.first}\)
Ride home: {rel.full} {phone}
RN {nurse.full}  {time}
%%
HOME MEDICATION LIST for {pt.full} \(updated {date}\)
1. {Drug} {dose} - 1 tab in the morning - for blood pressure - Dr. {dr.last}
2. {Drug} {dose} - at bedtime - for sleep - Dr. {dr2.last}
3. {Drug} {dose} - twice a day with food
4. Multivitamin, Centrum Silver
Pharmacy: {org} {phone}
%%
BED BOARD {date} {time}
4W-01  {pt.last}, {pt.first}   {age}{mf}  {dr.last}  tele  fall risk
4W-02  {other.lf}   {ageof}F  {dr2.last}  contact iso
4W-03  EMPTY - dirty
4W-04  BLOCKED - staffing
4W-05  {other.lf}   {ageof}M  {dr.last}  DC today, ride {time}
%%
VITAL SIGNS FLOWSHEET    Patient: {pt.name}    Date: {date}
Time   T     HR   RR   BP       SpO2   Pain  Init
0000   {temp}  {hr}   {rr}   {bp}   {sat}   2/10  {initials}
0400   {temp}  {hr}   {rr}   {bp}   {sat}   0/10  {initials}
0800   {temp}  {hr}   {rr}   {bp}   {sat}   4/10  {initials}
Intake 1240/1300   Output 900/850   Net +340/+450
%%
PRIOR AUTHORIZATION REQUEST
Plan: {Insurer}      Member ID: {plan}      Date: {date}
Member: {pt.full}      DOB: {date.dob}
Prescriber: {dr.full}      NPI: {npi}      Phone: {phone}      Fax: {fax}
Drug: {Drug} {dose}      Qty: {num}      ICD-10: {icd}
Tried and failed: {drug} \({part}\), {drug} \({year}\), {drug}
Form completed by: {other.full}
%%
Q: Full name?  A: {pt.full}
Q: Date of birth?  A: {date.dob}
Q: What brings you in?  A: {symptom}, about {duration}
Q: Any surgeries?  A: {procedure}, I think {year}, at {hosp2}
Q: Who lives with you?  A: my {relation} {rel.first} and the dog
Q: What work do you do?  A: {prof}
Q: Smoke or vape?  A: quit in {year}
Q: Doctor who sent you?  A: Dr {dr.last} in {city}
%%
SUBJECT DEMOGRAPHICS   Site {num}
Subject initials: {pt.init}   Screening no: {idn}   Randomized: {date}   Arm: B
Visit 3 \({date}\): wt {wt}, ECOG {small}, AE none, conmed {drug}
PI: {dr.full}   CRA: {other.full}
%%
REFERRAL    [ ] routine  [x] urgent  [ ] stat
FROM {dr.full}, {hosp}, ph {phone}, fx {fax}
TO   {dr2.full}, {Service}, {city}
FOR  {pt.full}, {date.dob}, {mf}, {phone}
RE   {disease}; please evaluate and treat. Labs attached. Last seen here {part}.
%%
TRIAGE    Acuity: 3    Arrival: {datetime}    Mode: walk-in
PT: {pt.name}    AGE: {age}    SEX: {mf}
CC: {symptom}
ONSET: 2 days    PAIN: 6/10    LMP: 3 wks ago
VS: T {temp} HR {hr} RR {rr} BP {bp} O2 {sat} RA
PMH: {disease}, {disease}    MEDS: {drug}, {drug}    ALL: {allergy}
TRIAGE RN: {nurse.last}
%%
PROBLEM LIST
 # Problem                       ICD       Onset    Status    Entered by
 1 {Disease}    {icd}     {year}     active    {dr.last}
 2 {Disease}    {icd}     {part}     active    {dr2.last}
 3 {Eponym}    {icd}     {year}     resolved  {initials}
 4 {Symptom}    {icd}     -        active    auto
Owner: {pt.lf} \({mrn}\)
`)
