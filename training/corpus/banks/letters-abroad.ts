import { documents } from './bank.ts'

/** Letters, certificates and referrals as British, Irish, Canadian, Australian, New Zealand and Indian clinicians write them. */
export const LETTERS_ABROAD: readonly string[] = documents(String.raw`
{hosp} NHS Foundation Trust
{Service} Secretaries: {phone}   Fax {fax}
Our ref: {initials}/{typist}   Hosp no: {mrn}   NHS no: {nhs}
Clinic: {date.visit}   Dictated: {date}   Typed: {date.soon}

Dr {dr.full}
{Pract}
{street.new}
{city}
{zip}

Dear Dr {dr.last}

{pt.mrfull}  DOB {date.dob}
{addr}

DIAGNOSES:
1\) {Disease} (2019|2021|2014)
2\) {Disease} on {drug}
3\) Ex-smoker, {num} pack years

I was pleased to see this {age} year old {job0} {prof} with {his} {relation}. {He} feels much better since {drug} was stopped at the last visit in {part}. Exercise tolerance is {num}00 yards on the flat. There was no {symptom}. {He} is due to fly to {country} on {date.soon}.

On examination {he} looked well. Pulse {hr} regular, BP {bp}, JVP not raised, chest clear. {Lab}, {lab}.

I have not changed anything today and have asked Sister {nurse.last} to repeat bloods in {num} weeks. We will see {him} in {small} months.

Yours sincerely

Electronically approved to avoid delay
Dr {dr2.full} MRCP
Specialty Registrar to Dr {dr3.full}
%%
Dear Dr {dr.last},
Re: {pt.mrfull}, {date.dob}, {street}, {city.home}
Thank you for asking me to review this delightful {age}-year-old lady who lives in sheltered accommodation in {city}. She came with her niece, {rel.full}, who is a {prof}. The main complaint is {symptom} for {duration}. PMH: {disease}, {disease}, {eponym}. Drugs: {drug} {dose} od, {drug} {dose} bd, {drug} prn. No allergies. She does not drink and gave up smoking in {year}.
O/E: frail, clubbed, Barthel {num}/20, AMTS {small}/10. Bloods: {labs}.
Impression: likely {disease}. I shall bring her up for {study} at {hosp2} and let you know.
With best wishes,
{dr2.full}, Consultant Geriatrician
cc {rel.full}, by e-mail
%%
DISCHARGE SUMMARY - {hosp}
Ward: {unit}    Consultant: {dr.full}    Discharging doctor: {dr2.full} (F1|F2|CT1), GMC {gmc}, bleep {pager}
Patient: {pt.lf}    DoB: {date.dob}    Age {age}    NHS: {nhs}
GP: Dr {dr3.last}, {Pract}, {city}
Admitted {date} via A&E, discharged {date.soon} to own home with POC x{small}
Presenting complaint: {symptom}
Clinical course: Admitted off legs with {symptom}. CRP {num}0 on arrival. Treated with IV {drug} then {drug} for {small}/7. Seen by SALT, dietitian and PT/OT. {study}: NAD. R/v by {Service} \(Dr {dr4.last}\). Medically fit {weekday}.
Actions for GP: 1. U&Es in 1/52 2. stop {drug} 3. chase {study}
Follow up: {Service} OPD 6/52. {date.soon} booked.
Medication changes: {drug} started, {drug} stopped (rash|AKI|hypotension), {drug} increased to {dose}
Information given to: {relation} {rel.first}
%%
Patient name: {pt.full}
Address: {addr.lines}
Tel: {phone}
Hospital number: {mrn}
REFERRAL TO {SYMPTOM} CLINIC
Dear colleague, I should be grateful for your opinion on {pt.first}, whose symptoms began in {part} after {he} moved from {city}. Two week wait criteria are met. {He} is aware that cancer is being excluded. Preferred contact is {his} partner {rel.first} on {phone}. Interpreter: {lang}.
{dr.drfull}
{Pract}
%%
Statement of Fitness for Work
I assessed your case on: {date}
and, because of the following condition\(s\): {disease}
I advise you that: you are not fit for work.
This will be the case for {num} weeks, or from {date} to {date.soon}
Patient's name: {pt.mrfull}
Doctor's name {dr.full}   Doctor's address {Pract}, {street.new}, {city}, {zip}
%%
CREMATION FORM 4
Deceased: {pt.full}, aged {age}, occupation {prof}, of {addr}
Died {date} at {time}, {hosp}, ward {num}
I first saw the deceased on {date.past}, last saw on {date}. I was assisted by Nurse {nurse.last}. Present at death: {rel.full} \({relation}\).
Cause: Ia {disease} Ib {disease} II {disease}
{dr.full}   GMC {gmc}   {phone}   {hosp}
Spoken to: Dr {dr2.last}, ME officer {other.full}
%%
{hosp}
{hstreet}, {hcity}
Telephone {phone}

{date}

Private & confidential
{pt.mrfull}
{addr.lines}

Dear {pt.mr},

Following your recent {study}, I am pleased to tell you that nothing worrying was found. There was a little wear and tear, which is usual at the age of {age}. Dr {dr.last} would like to see you once more on {weekday} {date.soon} at {time} in the east wing, level {small}. If you cannot come, please ring {other.first} on the number above.

Yours sincerely,
{dr2.full}
Specialist nurse
%%
Shared care agreement: {pt.full} \({date.dob}\), {drug} {dose} weekly for {disease}. Specialist: {dr.full}, {hosp}. GP: {dr2.full}, {Pract}. Monitoring: FBC, LFT, U&E every {num} weeks; stop if WCC < 3.5, neutrophils < 1.6, platelets < 140, ALT > 100. Last bloods {part} normal. Helpline {phone}, office hours.
%%
Dear {dr.first},
RE: {pt.up}, DOB {date.dob}, IHI {idn}, MEDICARE {medicare}
Thanks for sending {pt.first} along, a {age} yo {prof} from {city} who came off a quad bike on {part}. {He} was flown to {hosp2} and had {procedure} under {dr3.full}. Imaging with {him} on disc. {He} has been on Targin and Panadeine Forte since and is keen to stop. WorkCover claim {claim}, case manager {other.full}. I have suggested hydro with {other.first} at {org}, Mobic 15 mg mane, and Endep 10 mg nocte. R/v 8/52.
Kind regards,
{dr2.full}, FRACS
Dictated but not read
%%
MENTAL HEALTH TREATMENT PLAN (item 2715|item 2717)
Patient: {pt.full}   DOB {date.dob}   Medicare {medicare} ref {small}
GP: Dr {dr.full} {Pract}
K10: {num}   Presenting: {symptom}, poor sleep, drinking a cask of wine a week since {part}
Hx: OD at {ageof}, {hosp2} {year}. Partner {rel.first} supportive, kids {ageof} and {ageof}. Works FIFO as a {prof}, {org}.
Referral: {other.full}, psychologist, {city}, x6 sessions
Review date {date.soon}
%%
ACC45 injury claim   ACC number {claim}   NHI {mrn}
Surname {pt.last} First names {pt.first} DOB {date.dob} Ethnicity NZ European
Employer {org}   Occupation {prof}
Accident {date} {city}: fell off ladder picking kiwifruit
Read code S5512   Fit for selected work from {date} for {num} days
{dr.full}, {hosp}
%%
Kia ora {dr.first}, thank you for seeing {pt.full} \(NHI {mrn}\), {age}, of Ngāpuhi descent, lives with whānau in {city}. {symptom} since {part}. {study} {weekday}. {lab}. Nga mihi, {dr2.full}
%%
Consult letter
{date}
Dear Dr. {dr.last}:
Re: {pt.full} \({mf}, {age}\) PHN {ohip}
Your patient was assessed in the rapid access clinic at {hosp} today. {He} lives in {city}, {state.short} with {his} {relation} {rel.first} and curls twice a week. {He} is on ODSP. {org}, where {he} worked as a {prof}, closed in {part}. {study} at {hosp2} on {date.past}: {disease}. I will book {him} for {procedure}; wait is {num} weeks. {He} has been given a requisition for bloods.
Sincerely,
{dr2.full}, MD, FRCPC   Billing {gmc}
c.c. {dr3.full}, CCAC fax {fax}
%%
Lettre / Letter: Mme {pt.last}, RAMQ {idn}, née le {date.dob}, {city}, {state}. Hospitalisée au {hosp} du {date} au {date.soon}. Dr {dr.full}. Rx {drug}.
%%
{hosp}, {city}
OUT-PATIENT PRESCRIPTION                     Date: {date}
Name: {pt.mrfull}  Age/Sex: {age}/{mf}   UHID {mrn}   Mob: {phone}
C/o {symptom} x {small}/7, h/o {disease} since {num} yrs on T. Glycomet GP2, T. Telma 40, T. Ecosprin 75
O/e: PR {hr}/min, BP {bp}, RS: NVBS, CVS: S1S2+, P/A: soft
Adv: CBC, RFT, LFT, HbA1c, USG abd
Rx  T. Pan 40 1-0-0 x {num} days, T. Dolo 650 SOS, Syp. Cremaffin 2 tsp HS, Inj. Monocef 1 g IV BD
Review after {small} days with reports
Dr. {dr.full}, MBBS, DNB, Reg. No. {gmc}
%%
MEDICO LEGAL CASE  MLC No {case}  Police stn {city}
Name {pt.full} s/o {rel.full} age {age} yrs {mf}, r/o {addr}
Brought by: {other.full} \({relation}\), mob {phone}, Aadhaar {aadhaar}
Alleged h/o RTA, two wheeler {vehicle} vs lorry, near {place}, {city} on {date} at about {time}
Examined at {hosp} at {time} by Dr. {dr.full} \(CMO\)
Injuries: 1\) CLW {cm} over {side} {body} 2\) abrasion {small} x {small} cm
Nature: simple. Intimated PC {other.full}, B.No. {badge}
%%
To, The Medical Superintendent, {hosp}, {city}. Sub: Fitness certificate of Shri {pt.full}. Sir, The above named employee \(emp. code {empid}\), working as {prof} in {org}, was under my treatment from {date} to {date.soon} for {disease} and is now fit to resume duty. Thanking you, Yours faithfully, Dr. {dr.full}
%%
Death review: Smt. {pt.last}, {age}y/F, {city} dist, k/c/o RHD, CKD 5D on MHD twice weekly at {hosp2}. Adm {date} with {symptom}, referred from PHC by Dr {dr.last}. Expired {date} {time}. Body handed over to son {rel.full}, ID {aadhaar}, vehicle {vehicle}.
%%
Inter-hospital transfer, HSE: {pt.full}, MRN {mrn}, {age}, from {hosp} to {hosp2}. Accepting: Mr {dr.last} via Dr {dr2.first} \(bleep {pager}\). GMS card {plan}. Eircode {zip}. Garda escort, Gda {other.last}. NOK sister {rel.first} {phone}.
%%
Health visitor: {pt.first} {pt.last}, {ageof} months, red book seen. Mum {rel.full} \({ageof}\), dad {rel2.first} works nights at {org}. Wt 9.2kg 50th, sits, babbles, no words. Moved here from {city} {part}. Flat damp, letter to housing officer {other.full}. Stay-and-play on {weekday}s. Next check in {part}.
%%
Community pharmacy MUR: {pt.mr} collects {drug} for {his} {relation} {rel.first}. Uses a blister pack. Ventolin 12 puffs/day, spacer advised. GP Dr {dr.last} emailed {email} {date}.
%%
Dental referral: Dear {dr.first}, please see {pt.full} \({age}, {phone}\) for removal of 38 and 48, pericoronitis x3, last Metronidazole {part}. MH: {disease}, {drug}. OPG attached. Regards {dr2.full} BDS, GDC {gmc}, {city}
`)
