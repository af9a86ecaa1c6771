import { documents, lines } from './bank.ts'

/** Notes as British, Irish, Canadian, Australian and Indian hospitals and practices write them. */
export const NOTES_ABROAD: readonly string[] = documents(String.raw`
WARD ROUND - Dr {dr.last} / SpR {dr2.first} / SHO {dr3.first}     {date} {time}
{pt.full}   {age}{mf}   Hosp No {mrn}   NHS {nhs}
D{small} admission. PC: {symptom}. PMHx {disease}, {eponym}
Obs: NEWS {small}, T {temp}, BP {bp}, sats {sat} RA
Bloods: {labs}
Imp: {disease}
Plan: 1\) {drug} IV 2\) {study} 3\) d/w {Service} reg \(Dr {dr4.last}, bleep {pager}\) 4\) TTO {weekday}
NOK wife {rel.first} {phone} aware
%%
GP consultation {date.visit}  Dr {dr.full}  {Pract}
Problem: {disease}
History: {his} {relation} {rel.first} concerned. Works as {prof} at {org}. Back from {country} {part}.
Exam: chest clear, {bp}, BMI {num}
Comment: 2WW to {hosp}, Mr {dr2.last}. Fit note to {date.soon}.
Med3 issued
%%
A&E: {age}F BIBA from {place}, {city} at {time}, ?OD {drug} x{num}. Partner {rel.full} in relatives' room. TOXBASE. LiaisonPsych \({nurse.first}\) to r/v. GP {dr.last}, {Pract}, {city}.
%%
Midwife booking: {pt.full}, EDD {date.soon}, LMP {part}, partner {rel.full} \({ageof}\), {prof}. Lives {street}, {city} {zip}. Previous NVD {year} at {hosp2}. NHS {nhs}. Named midwife {nurse.full}, mobile {phone}.
%%
Outpatient clinic, {hosp}, {date}. Pt: {pt.mrfull}, {age}, UR {mrn}, Medicare {medicare}. Referred Dr {dr.full}, {city} {state.short}. Lives on a property near {city}. DVA gold card {plan}. Ix: {study} at {org} {part}. Rx: {drug}, Panadeine Forte. R/V 6/52. {dr2.full} \(Reg\)
%%
RFDS transfer: {pt.name}, {age}, {city} to {hosp} via {org}. Retrieval Dr {dr.full}, RN {nurse.first}. ETA {time}. Mum {rel.first} travelling, ph {phone}.
%%
OPD CARD  {hosp}, {city}
Reg no {mrn}  Dt {date}
{pt.mrfull}, {age}y/{mf}, r/o {street}, {city}
C/o {symptom} since {small} d. K/c/o DM, HTN on Tab {drug} OD
O/e conscious, oriented, P {hr}, BP {bp}, S1S2+, AEBE
Adv: CBC, RBS, {study}. Tab {drug} {dose} BD x 5 d, Cap {drug} OD
Rv after 5 days / SOS  
Dr {dr.full}, MD \(Gen Med\), KMC {gmc}
%%
Emerg record: {pt.lf}, {age} yr, PHN {ohip}, family MD {dr.last} \({city}\). Arrived {time} by EHS from {place}. C/O {symptom}. Wife {rel.first} states {he} slipped on ice at {org}. XR: Colles #. Reduced by Dr. {dr2.last}. F/U cast clinic {hosp} {date.soon}. WSIB form 8 sent.
%%
Safeguarding: {pt.first} \(dob {date.dob}\), Yr {small} at {org}. HV {nurse.full} rang {phone}. Father {rel.full} of no fixed abode, last known {city}. Strategy meeting {date.soon} {time}, Civic Centre. SW {other.full}, case {case}.
%%
Theatre note: {procedure}. Surgeon Mr {dr.last}, assistant {dr2.first} \(FY2\), anaes Dr {dr3.last}. {device0}. Spinal. WHO checklist. Home {weekday}. Sutures out GP {num}/7.
%%
NOTIFIABLE DISEASE FORM: {disease}. {pt.full}, {age}, {prof}, {addr}, {phone}. Onset {date}. Travel {country} {range}. Contacts: {rel.full}, {rel2.full}. Notifier Dr {dr.full}, {hosp}, {gmc}. CCDC informed {part}.
%%
111 call {date} {time}, caller {rel.full} re {pt.full}, {age}, {zip}. {symptom}. DX{small}{num}. Passed to OOH Dr {dr.last}; base visit {hosp2} {time}.
%%
Pre-op assessment {pt.last} \({mrn}\), {age}, for {procedure} on {date.soon} with Miss {dr.last}. ASA II. Escort: {relation} {rel.first}, {phone}. Preop RN {nurse.full}.
%%
Nursing handover Ward {num}: Bed {small} {pt.first} \({age}\) #NOF D{small}, POC {city}, son {rel.first} visiting; Bed {small} {other.name}, ?UTI, cath; Bed {small} {other.mr} NBM for theatre, {dr.last}; Bed {small} {other.last} EOLC, syringe driver {time}, family staying.
%%
MHA: {pt.full} detained s2 at {hosp} on {date} {time}, AMHP {other.full} \({county}\), s12 Drs {dr.last} and {dr2.last}. Nearest relative: {rel.full}, {relation}, {street.new}, {city}. Tribunal {date.soon}, solicitor {other.full} of {org}, {phone}.
%%
Aboriginal health worker {other.first} visited Aunty {rel.first} and {pt.first} at {city} on {weekday}. BSL {num}. Bus to {hosp} {part} for renal. Homelands number {phone}.
%%
PM-JAY pre-auth: beneficiary {pt.up}, card {plan}, Aadhaar {aadhaar}, {age}/{mf}, {city}, {state}. Package {procedure}. Hosp {hosp}. Treating Dr {dr.full}. Mob {phone}.
`)

/** Single lines in the same countries' manner. */
export const LINES_ABROAD: readonly string[] = lines(String.raw`
Seen on PTWR with Dr {dr.last} \(cons\) and {dr2.first}: {disease}, for {study} {weekday}.
Reviewed by med reg \({dr3.full}\) at {time}; not for ITU, DNACPR signed, {relation} {rel.first} informed.
(Mum|Dad|Nan|Grandad) \({rel.first}\) reports {symptom} since {part}, saw GP {dr.last} twice.
Pt of Dr {dr.last}, {Pract}, ref'd via SDEC \({city}\) on {date}.
NHS no. {nhs}, hospital no. {mrn}, ward clerk to confirm postcode {zip}.
NI number {nino} given for fit note; employer {org}.
Medicare {medicare}, ref 2, exp {mmyy}; bulk billed by Dr {dr.last}.
Health card {ohip}, version verified {part}, family physician {dr.creds} in {city}.
Patient is r/o {city}, brought by attender {rel.full}, mob {phone}.
Aadhaar {aadhaar} and ABHA no. linked at registration on {date}.
Known to CMHT, CPN {nurse.full}, last review {part} Dr {dr2.last}.
District nurses \({city} hub, {phone}\) to remove clips {weekday}.
POC restarted, carers QDS from {org} as of {date.soon}.
Paeds reg {dr2.first} bleeped {pager}, advised admit {unit}.
D/W Mr {dr.last}'s SpR - list for {procedure} {part}.
Ringing from {city}: {rel.full}, {relation}, wants update.
Moved to Australia from {country} in {year}; GP {dr.last}, {city} {state.short} {zip}.
Retired {prof} from {city}, ex-smoker, lives with {relation} {rel.first} in a bungalow.
SpR {dr2.last} reviewed CTPA w/ radiologist {dr3.last} {time}, no PE.
SIN {sin} removed from file at request of {pt.mr}.
`)
