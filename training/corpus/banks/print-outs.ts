import { documents } from './bank.ts'

/** Forms, tables, faxes and dictations: text that a machine laid out or a scanner misread. */
export const PRINT_OUTS: readonly string[] = documents(String.raw`
{hosp}                                        Page 1 of {small}
Patient: {pt.lf}     MRN: {mrn}     DOB: {date.dob}
========================================================
 Allergies: {allergy}        Code status: FULL
 Attending: {dr.lf}          Admit: {date}
--------------------------------------------------------
 Problem list                       Noted     By
 {Disease}                          {date.past}   {dr2.last}
 {Disease}                          {date.past}   {dr3.last}
 {eponym}                           {year}
--------------------------------------------------------
Printed by {username} {datetime}
%%
+----------------+------------------+
| Name           | {pt.full}        |
| DOB            | {date.dob}       |
| Sex            | {mf}             |
| MRN            | {mrn}            |
| PCP            | {dr.full}        |
| Phone          | {phone}          |
| Address        | {street}         |
|                | {city.home}, {state.short} {zip} |
+----------------+------------------+
%%
FACE SHEET
ACCT {acct}  MR {mrn}  ADM {date} {time}  FC {small}  SVC MED
NAME {pt.caps}  SSN {ssn}  SEX {mf}  RACE W  MS M  REL CATH
ADDR {street} / {city.home} {state.short} {zip}  CNTY {county}
PH {phone}  EMPL {org}  OCC {prof}
NOK {rel.caps}  REL {relation}  PH {phone}
GUAR {rel2.caps}  {street.new}  {city}
INS1 {Insurer}  POL {plan}  GRP {idn}
ADM DR {dr.last}  ATT DR {dr2.last}  REF DR {dr3.last}
%%
FACSIMILE TRANSMISSION
To: {dr.full}            Fax: {fax}
Company: {hosp2}         Phone: {phone}
From: {other.full}       Pages: {small}
Re: {pt.fm} {date.dob}   Date: {date}
Urgent [ ]  For review [x]
NOTES: Pls sign & return plan of care for cert period {range}.
{phone}  {date} {time}  P.01
%%
PAT1ENT: {pt.lf}   D0B: {date.dob}   MRN- {mrn}
Dr {dr.last}    C1inic: {hosp}
Rx {drug} {dose}    Re fi11s {small}
phone . {phone}    {city.home} , {state.short}  {zip}
%%
This is Dr. {dr.full} dictating a discharge summary on {pt.full}, that's {spelled}, medical record number {mrn}, admitted {date}, discharged {date.soon}. The patient is a {agewords}-year-old {sex} comma brought in by {his} {relation} period New paragraph. {study} was done on the {small}th. Please copy {dr2.dr} in {city}. End of dictation, thank you {other.first}.
%%
DD: {date} {time}
DT: {date} {time}
Job #: {jobnum}
Doc ID: {idn}
Author: {dr.lf}
cc: {dr2.full}; {dr3.full}, {city}
%%
VISIT SUMMARY
Today: {date.visit} {time} with {dr.creds}
Reason: {symptom}
Vitals: BP {bp} | Wt {wt} | SpO2 {sat}
Care team
  {dr.full}, {Service}, {phone}
  {dr2.full}, {Service}, {phone}
  {nurse.full}
Upcoming
  {date.soon} {time}  {dr3.dr}  {hosp2}
  {date.soon} {time}  {study}   {hosp3}
%%
IMMUNIZATION RECORD  {pt.full}  {date.dob}
Influenza    {date}    L deltoid   {hosp2}     {initials}
Tdap         {date.past}    R deltoid   {dr.last}
COVID-19     {date.past}    L deltoid   {org}
Zoster       {date.past}
%%
Name,Room,Dx,MD
{pt.last},{num},{disease},{dr.last}
{other.last},{num},{disease},{dr2.last}
{other.last},{num},{disease},{dr.last}
{other.last},{num},{disease},{dr3.last}
%%
1. {pt.lf}  {age}{mf}  {mrn}  {dr.last}  {disease}
2. {other.lf}  {ageof}M  {num}{num}{num}{small}  {dr2.last}  r/o MI
3. {other.lf}  {ageof}F  {dr.last}  s/p {procedure}
%%
OR SCHEDULE {date}
0730  OR {small}  {pt.lf} {age}{mf}  {procedure}  {dr.last}/{dr2.last}  GA
0900  OR {small}  {other.lf} {ageof}F  {procedure}  {dr3.last}  MAC
1130  OR {small}  {other.lf} {ageof}M  {procedure}  {dr.last}  spinal
%%
MSH|^~\&|ADT1|{hosp}|LAB|{hosp2}|{hl7}||ADT^A01|{idn}|P|2.3
PID|1||{mrn}^^^MRN||{pt.last}^{pt.first}||{ymd}|{mf}|||{street}^^{city.home}^{state.short}^{zip}||{phone}
PV1|1|I|{unit}^{num}^1||||{dr.last}^{dr.first}^^^^DR
%%
\{"resourceType":"Patient","id":"{idn}","name":[\{"family":"{pt.last}","given":["{pt.first}"]}],"birthDate":"{isodob}","telecom":[\{"system":"phone","value":"{phone}"}],"address":[\{"line":["{street}"],"city":"{city.home}","postalCode":"{zip}"}]}
%%
<ClinicalDocument><recordTarget><given>{pt.first}</given><family>{pt.last}</family><birthTime value="{ymd}"/><addr><city>{city.home}</city><state>{state.short}</state></addr></recordTarget><author><name>{dr.full}</name></author><text>{Disease}. Seen {date}.</text></ClinicalDocument>
%%
Patient Name : {pt.up}
Age / Gender : {age} Y / {mf}
Ref. By      : {dr.drfull}
Lab ID       : {idn}
Reg. Date    : {datetime}
Sample Coll. : {datetime}
Report Date  : {datetime}
----------------------------------------
HAEMOGLOBIN       {num}.{small}    gm/dl   13-17
TLC               {num}00   /cumm   4000-11000
S. CREATININE     1.{small}     mg/dl
*** End of Report ***
Dr. {dr2.full}
MD \(Path\)  Reg. {gmc}
%%
MEDICARE CARD {medicare}  {pt.up}  VALID TO {mmyy}
CONCESSION {plan}
GP Dr {dr.last} Provider {gmc}
%%
ONTARIO HEALTH {ohip} {pt.caps} {date.dob} {mf} EXP {date.soon}
%%
Ambulance ePCR {idn}
Crew: {other.full} \(P\), {other.full} \(EMT\)   Unit {num}   Odo {cpt}
Dispatch {time}  Scene {time}  Dest {time} {hosp}
Scene: {street.new}, {city}   {place}
Pt: {pt.full} {age} {mf}  DOB {date.dob}  {phone}
C/C: {symptom}. Hx per {relation} \({rel.first}\): {disease}. Meds {drug}, {drug}.
{time} {bp} {hr} {rr} {sat}
Signature: {nurse.full} RN, {hosp} ED
%%
CONSENT FOR {PROCEDURE}
I, {pt.full}, authorize Dr. {dr.full} and associates of {hosp} to perform the above on {side} {body}.
Patient: {pt.full}          Date {date}  Time {time}
Witness: {nurse.full}       Interpreter: {other.full} \({lang}\)
Relationship if not patient: {relation}, {rel.full}
%%
CENSUS {unit} {date}
301A {pt.lfc}   {dr.last}   D{small}
301B {other.lfc}   {dr2.last}   D{num}
302A CLEAN
302B {other.lfc}   {dr.last}   D{small}
%%
LABEL
{pt.caps}
{mrn}  {date.dob}  {mf}
{spec}
{datetime} {initials}
%%
PATIENT PORTAL ACTIVITY
{date} {time}   {pt.name} viewed {study} \({ip}\)
{date} {time}   Proxy {rel.full} sent message
{date} {time}   {nurse.full} replied
%%
APPOINTMENT SLIP
{pt.mrfull} - {weekday} {date.soon} {time}
{dr.creds}, Suite {num}, {street.new}
{city} {state.short} {zip}   {phone}
%%
HOSPITAL OF BIRTH: {hosp}   BIRTH CERT NO: {idn}
CHILD: {pt.fm}   BORN: {date.dob} {time}   CITY: {city}   COUNTY: {county}
MOTHER: {rel.full}, {ageof}, OCC: {prof}   FATHER: {rel2.full}, {ageof}, OCC: {prof}
INFORMANT: {rel.first}   ATTENDANT: {dr.full}, MD
%%
URGENT CARE TICKET {num}
n: {pt.name}
dob: {date.dob}
ins: {Insurer} {plan}
cc: {symptom}
saw: {dr.last} PA
out: {time}
%%
IMPLANT LOG  {date}  {hosp}  OR {small}
Pt {pt.lf} {mrn}   Surgeon {dr.last}
Femoral stem  Zimmer  REF {cpt}  LOT/SN {device}
Cup 52 mm     Stryker  REF {cpt}  SN {device}
Rep present: {other.full}
%%
Remote device check {date}: {pt.lf}. Medtronic Azure, S/N {device}. Implanted {date.past} {dr.last} \({hosp2}\). Battery {small} y. AF burden {num}%. Home monitor {device} paired. {initials}
%%
DICOM {idn}  PN {pt.last}^{pt.first}  PID {mrn}  BD {ymd}  SD {ymd}  INST {hosp}  RP {dr.last}^{dr.first}
`)
