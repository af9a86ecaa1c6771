import { lines } from './bank.ts'

/** Blocks that open or close documents, with `\n` for line breaks: forms, print-outs, letters, dictations. */
export const HEADERS: readonly string[] = lines(`
Patient Name: {pt.lf}\\nMRN: {mrn}\\nDOB: {date.dob}\\nDate of (Service|Visit): {date.visit}
Name: {pt.full}\\nDOB: {date.dob} Age: {age} Sex: {mf}\\nMRN: {mrn}\\nProvider: {dr.creds}
PATIENT: {pt.caps}\\nMR#: {mrn}\\nADMITTED: {date}\\nDISCHARGED: {date.soon}\\nATTENDING: {dr.creds}
{hosp}\\n{hstreet}\\n{hcity}, {hstate} {hzip}\\n(Phone|Tel): {phone}  Fax: {fax}
{hosp}\\nDISCHARGE SUMMARY\\n\\nPatient: {pt.lf}\\nAcct #: {acct}\\nAdmit Date: {date}\\nDischarge Date: {date.soon}\\nPCP: {dr.creds}
Patient:  {pt.up}     MRN: {mrn}     DOB: {date.dob}\\nLocation: {hosp}     Visit: {datetime}
{pt.lfc} | {mrn} | {date.dob} | {mf}
Pt: {pt.full} ({age} {mf}) MRN {mrn} Acct {acct} Adm {date}
Name........: {pt.lf}\\nBirth Date..: {date.dob}\\nSSN.........: {ssn}\\nAddress.....: {addr}\\nPhone.......: {phone}
NAME {pt.caps}   UNIT NO {mrn}   DATE {date}
Admission Date:  [{date}]   Discharge Date:  [{date.soon}]\\n\\nDate of Birth:  [{date.dob}]   Sex:  {mf}\\n\\nService: {Service}
Record date: {date}
{idn} | {hosp} | {mrn} | | {jobnum} | {datetime} | {disease} | Signed | DIS | Admission Date: {date} Report Status: Signed
Date: {date.visit}\\nTo: {dr.creds}\\nFrom: {dr2.creds}\\nRe: {pt.full}, DOB {date.dob}
{dr.creds}\\n{street.new}\\n{city}, {state.short} {zip}\\n\\n{date.visit}\\n\\nRE: {pt.fm}\\nDOB: {date.dob}\\n\\nDear {dr2.dr}:
Requesting Physician: {dr.lf}\\nAccession: {idn}\\nExam Date: {datetime}\\nPatient: {pt.lf} MRN: {mrn}
Specimen #: {idn}\\nCollected: {date}\\nReceived: {date}\\nReported: {date.soon}\\nPatient: {pt.lf}  {mf}/{age}\\nPathologist: {dr3.creds}
Surgeon: {dr.creds}\\nAssistant: {dr2.creds}\\nAnesthesia: {dr3.creds}\\nDate of Procedure: {date}
MR Number: {mrn} Patient Name: {pt.up} Date of Birth: {date.dob} Ordering Provider: {dr.up}
TELEPHONE ENCOUNTER {datetime}\\nCaller: {rel.full} ({relation})\\nCallback: {phone}\\nRe: {pt.full} {date.dob}
From: {pt.full} <{email}>\\nTo: {dr.full}\\nSent: {datetime}\\nSubject: {drug} question
FAX\\nTO: {dr.full}  FAX: {fax}\\nFROM: {hosp}  PHONE: {phone}\\nDATE: {date}\\nRE: {pt.full}
{pt.full}\\n{street}\\n{city.home}, {state.short} {zip}\\nHome: {phone}  Cell: {phone}  Email: {email}
Guarantor: {rel.lf}   Relationship: {relation}\\nInsurance: {insurer}   Policy #: {plan}   Group: {idn}
Subscriber: {pt.full}  Member ID: {plan}  Plan: {insurer}
Nursing Note {datetime}\\nPatient {pt.last}, {room}
ED TRIAGE\\nName: {pt.lf} Age: {age} Sex: {mf} Arrival: {datetime} MRN: {mrn}
NHS No: {mrn}  Hospital No: {idn}\\nMr/Mrs {pt.up}\\nD.O.B. {date.dob}\\nConsultant: {dr.full}
UHID: {mrn}\\nName: {pt.up}\\nAge/Sex: {age}/{mf}\\nConsultant: {dr.drfull}\\nDate: {date}
Medicare No: {plan}\\nPatient: {pt.lf}\\nDOB: {date.dob}\\nGP: {dr.drfull}, {city} {state.short} {zip}
OHIP: {plan}\\n{pt.lf}\\n{date.dob}  {mf}\\nReferring: {dr.lf}
CLIENT: {pt.full}   CASE #: {idn}   WORKER: {nurse.full}   DATE: {date}
Social Work Assessment\\nName: {pt.full}\\nDate: {date}\\nReferral source: {dr}
Patient ID: {mrn}\\nStudy: {study}\\nStudy Date: {date}\\nReferring: {dr.lf}\\nInstitution: {hosp}
{datetime}  {nurse.rn}
Patient: {pt.full}; DOB: {date.dob}; MRN: {mrn}; Encounter: {idn}; Provider: {dr.full}
Chart #{mrn} {pt.lf} seen {date.visit}
DATE OF ADMISSION: {date}\\nDATE OF DISCHARGE: {date.soon}\\nATTENDING PHYSICIAN: {dr.up}, M.D.\\nPRIMARY CARE PHYSICIAN: {dr2.up}, M.D.
Age: {age} years  DOB: {date.dob}\\nRoom: {num}\\nAttending: {dr.lf}
"patient_name": "{pt.full}", "dob": "{date.dob}", "mrn": "{mrn}", "phone": "{phone}"
<Patient>{pt.full}</Patient><MRN>{mrn}</MRN><DOB>{date.dob}</DOB><Attending>{dr.full}</Attending>
{pt.last}^{pt.first}|{mrn}|{date.dob}|{mf}|{street}|{phone}
Visit Information    Date & Time    Provider    Department\\n{datetime}    {dr.creds}    {hosp}
Driver's License: {lic}\\nVehicle plate: {vehicle}\\nEmployer: {org}\\nOccupation: {prof}
Emergency Contact: {rel.full}\\nRelationship: {relation}\\nPhone: {phone}
`)

/** Blocks that end a document. */
export const FOOTERS: readonly string[] = lines(`
{dr.creds}\\n\\nD: {date}\\nT: {date}\\nJob: {jobnum}
Dictated by: {dr.creds}\\nD: {datetime}\\nT: {datetime}\\n{jobnum}\\ncc: {dr2.creds}
Electronically signed by {dr.creds} on {datetime}
Electronically Signed By: {dr.lf} {datetime}
Signed: {dr.full}, {date}
[** signed **] {dr.creds} {date}
___________________\\n{dr.creds}\\nDD: {date}\\nDT: {date}\\nDV: {date}
{dr.up}, M.D.\\n{initials}/{typist}\\nD: {date}\\nT: {date}
Sincerely,\\n\\n{dr.creds}\\n{hosp}
Best regards,\\n{dr.full}\\n{Service}\\n{hosp}\\n{phone}
Yours sincerely\\n\\n{dr.drfull}\\nConsultant in {Service}\\n{hosp}
cc: {dr2.creds}\\n    {dr3.creds}
CC: {dr2.full}; {dr3.full}
TR: {typist}\\nDD: {datetime}\\nTD: {datetime}\\nCC: {dr2.creds}
Transcribed by {nurse.full} ({typist}) on {datetime}
Attending addendum: I saw and examined the patient with {dr2.dr} and agree. {dr.creds}, {date}
Resident: {dr2.creds} (pager {pager})\\nAttending: {dr.creds}
-- {nurse.rn} {datetime}
{nurse.rn}
{dr.last}
Printed by {nurse.lf} at {datetime} Page 1 of {small}
Page {small} of {small}   {pt.lf}   MRN {mrn}   Printed {date}
Note shared with patient. {dr.full}, {datetime}
Thanks,\\n{pt.first}
Thank you, {pt.full} {phone}
Report reviewed and finalized by {dr3.creds} {datetime}. Accession {idn}
eScription document: {jobnum} {typist}
Dictated By: {dr.up}\\nAttending: {dr2.up}, M.D.\\n{typist} {idn}\\nDocument Information\\nJob # {jobnum}
Verified by {dr3.lf} ({username}) {datetime}
Entered by user {username} from {ip} at {datetime}
Provider NPI: {npi}   DEA: {lic}   Phone: {phone}
Signature: {pt.full}   Date: {date}   Witness: {nurse.full}
MyChart message sent by {nurse.full} {datetime}. See {url}
Contact {email} or visit {url} for questions.
`)
