import { documents } from './bank.ts'

/** Letters between clinicians, to patients, and to those who pay or employ; from five countries. */
export const LETTERS: readonly string[] = documents(String.raw`
{hosp}
Department of {Service}
{hstreet}
{hcity}, {hstate} {hzip}

{date.visit}

{dr2.creds}
{street.new}
{city}, {state.short} {zip}

RE: {pt.full}
    DOB: {date.dob}

Dear {dr2.first},

Thank you for asking me to see {pt.mr}, your {age}-year-old {prof} with {disease}. As you know, {he} was well until {part}, when {symptom} began while visiting {his} {relation} in {city}. {He} had seen {dr3.dr} on {date.past}.

On examination BP was {bp}. {eponym} was absent. I have arranged {study} for {date.soon} and started {drug} {dose}.

With kind regards,

{dr.full}, M.D.

cc: {dr3.creds}
%%
{pt.mrfull}
{addr.lines}

{date}

Dear {pt.mr},

Your {study} of {part} was normal. Please continue {drug} and see me again in {num} months. If you have {symptom}, telephone the practice on {phone}.

Yours sincerely,

{dr.drfull}
%%
Dear Dr {dr.last},

{pt.up}, D.O.B. {date.dob}, NHS No {nhs}
{addr}

Diagnosis: {disease}
Medication: {drug} {dose}, {drug} {dose}

I reviewed this {age} year old {job0} {sex} in clinic on {date.visit}. {He} was accompanied by {his} {relation} {rel.first}. {He} underwent {procedure} under the care of Mr {dr2.last} in {part}. O/E: chest clear, SNT, no organomegaly. Plan: {study}, OPA {num}/12.

Kind regards

Dr {dr3.full} \(GMC {gmc}\)
ST{small} to Dr {dr4.full}, Consultant Physician
Dictated not signed to avoid delay
%%
PRIVATE & CONFIDENTIAL
Typed {date}   Clinic {part}   Ref: {initials}/{typist}/{mrn}

Dr {dr.full}
{Pract}
{street.new}, {city} {zip}

Dear Colleague

Re: {pt.mrfull} d.o.b. {date.dob} Hosp no. {mrn}

Many thanks for referring this pleasant {age} year old lady. Her {disease} has settled on {drug}. Her daughter, {rel.full}, rang our secretary {other.first} on {phone} last week with concerns about {symptom}. I have discharged her back to your care.

Yours sincerely

Miss {dr2.full} FRCS
Consultant Surgeon
%%
To whom it may concern,

This is to certify that {pt.full}, passport no. {passport}, date of birth {date.dob}, is under my care for {disease} and must carry {drug} \({dose}\) while travelling to {country} from {date} to {date.soon}.

{dr.full}
Reg. No. {gmc}
{hosp}, {city}
Tel {phone}
%%
{date}

To: Disability Determination, {city}, {state}
Claimant: {pt.full}   SSN: {ssn}   Case: {case}

I have treated {pt.mr} since {year} for {disease}. {He} last worked as a {prof} for {org} in {part}. {He} can lift {num} lbs. In my opinion {he} has been disabled since {date.past}.

{dr.creds}    NPI {npi}
%%
Dear {Insurer} Medical Director:

I am writing on behalf of my patient {pt.full}, member ID {plan}, group {idn}, to appeal the denial \(claim {claim}\) dated {date.past} of {drug}. {pt.mr} is {age} years old and has failed {drug}, {drug} and {drug}. {study} of {part} at {hosp2} showed progression. {dr2.dr} \({Service}, {hosp3}\) concurs.

Please call me at {phone} or fax {fax}.

{dr.creds}, {city}
%%
RE: {pt.lf}   CHART: {mrn}   DATE OF INJURY: {date.past}   EMPLOYER: {org}   CLAIM: {claim}

Dear Ms. {other.last}:

I saw this {age}-year-old {prof} for an independent medical examination on {date.visit}. {He} states that on {part} a pallet fell on {his} {side} {body} at the {city} warehouse; {his} supervisor, {other.full}, drove {him} to {hosp2}. I reviewed records of {dr2.dr}, {dr3.dr} and {other.creds}. {study}: {vert} bulge. MMI reached; {num}% whole person impairment \(AMA Guides, 5th ed.\).

{dr.creds}
%%
Return to work / school
{pt.full} was seen in our office on {date}. {He} may return on {date.soon} with no lifting over {num} lb.
{dr.full}, {hosp} {phone}
%%
Dear Parents of {pt.first},

{pt.first} \(grade {small}, {org}\) had a hearing and vision screen on {weekday}, {part}. Left eye 20/{num}. Please take {him} to Dr. {dr.last} and return this form to the nurse, {other.mr}, by {date.soon}.
%%
{date}
Hon. {other.full}
{county} Superior Court
Re: Guardianship of {pt.full}, docket {case}
Your Honor: I examined {pt.mr} at {hosp} on {part}. {He} is {age}, has {disease} with MMSE {num}/30, and cannot manage {his} affairs. {His} {relation} {rel.full}, of {street.new}, {city}, is suitable. 
{dr.creds}, license {lic}
%%
Dear {dr.first}, thanks for the quick reply re {pt.name}. {rel.first} \({relation}\) tells me {he} had another spell {weekday} at {org}. I'd favour {drug}. Can {dr2.first} see {him} before {holiday}? Best, {dr3.first}
%%
{hosp}, {city} - {zip}. Ph: {phone}
DISCHARGE CARD
Name: {pt.mrfull}     Age: {age} yrs     Sex: {mf}     UHID: {mrn}     IP No: {idn}
S/o, W/o, D/o: {rel.full}     Aadhaar: {aadhaar}
Address: {addr}
DOA: {date}   DOD: {date.soon}
Consultant: Dr. {dr.full}, MBBS, MD, DM \({Service}\)
Diagnosis: {Disease}, T2DM, HTN
Course: Patient k/c/o {disease} on OHA presented with c/o {symptom} x {small} days. Managed conservatively with Inj. {drug} {dose}, Tab. {drug} 1-0-1.
Advice: review in OPD on {weekday} with RBS, S. creat report. In emergency contact {phone}.
Attender: {rel2.full} \({relation}\)  Sign
%%
{Pract}
ABN 51 824 753 556   Provider no. {gmc}
{date}
Dr {dr2.full}, {street.new}, {city} {state.short} {zip}
Dear {dr2.first},
RE: {pt.mrfull}, {street}, {city.home} {state.short} {zip}. DOB {date.dob}. Medicare {medicare}. Ph {phone}
Thank you for seeing {pt.first}, aged {age}, for an opinion re {disease}. Lives w/ partner {rel.first}, works as a {prof} in {city}. Meds: {drug}, Panadol Osteo, Ventolin prn. Reg the {symptom}, bloods {part} at {org}.
Regards,
Dr {dr.full} MBBS FRACGP
%%
Consultation Note
Patient: {pt.lf}   HCN: {ohip}   DOB: {date.dob}
Referring: Dr. {dr.lf}, {city}, {state.short} {zip}
Thank you for this referral. {pt.first} is a {age} y/o from {city} with {disease}. {He} was in {hosp2} emerg on {part}. {His} MOA contact is {rel.full}, tel {phone}. Script for {drug} faxed to {org} Pharmacy at {fax}. LU code {num}.
Dr. {dr2.full}, FRCPC
CPSO {gmc}
%%
Sehr geehrte Kollegen / Dear colleagues in {country}: Mrs {pt.last} \({date.dob}\) was hospitalised at {hosp} from {date} to {date.soon} after a fall at {place}. Insurance: {Insurer}, policy {plan}; assistance company ref {idn}, contact {other.full}, {email}. Repatriation to {city} by air ambulance, escort Dr {dr.full}.
%%
Thank-you note
Dear Dr. {dr.last} and all the nurses on {unit}, especially {nurse.first} and {dr2.first}, you looked after my {relation} {pt.first} so well before {he} passed on {part}. The family, {rel.first}, {rel2.first} & {rel3.first} {pt.last}, {city}
%%
Dear {pt.first},
You missed your appointment with {dr.dr} on {date}. Call {phone} by {date.soon} or we will return your referral to {dr2.drfull}. Booking ref {idn}.
{hosp} Outpatients
%%
LETTER OF RECOMMENDATION: I have known Dr. {dr.full} since {year}, when {dr.first} was a resident at {hosp2}. I am pleased to support the application \(AAMC {idn}\). {other.full}, MD, Program Director, {hosp3}, {email}
%%
Rx
Dr. {dr.full}   {street.new} {city} {state.short}   DEA {lic}   NPI {npi}
For: {pt.full}    Age {age}    Date {date}
Address {street}
{Drug} {dose}
Sig: i tab po {freq}   Disp #{num}   Refills {small}
__{dr.last}__
`)
