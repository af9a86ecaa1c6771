import { documents } from './bank.ts'

/** What offices write of people: employers, insurers, banks, courts, police, shops, schools, research. */
export const OFFICE_TEXTS: readonly string[] = documents(String.raw`
INCIDENT REPORT
Report no.: {case}        Date/time: {datetime}
Officer: {other.full}, badge {badge}
Location: {street.new}, {city}, {state.short}
Victim: {pt.full}, DOB {date.dob}, {phone}
Suspect: {rel.full}, {ageof}, DL {lic}, driving {vehicle}
Narrative: On {date} at approx. {time} I was dispatched to the above address. {pt.mr} stated that {rel.last} struck {him}. {org} EMS transported {pt.last} to {hosp}. Witness {other.full}, a {prof}, gave a statement.
%%
EMPLOYEE RECORD
Name: {pt.full}
Employee ID: {empid}     Title: {Prof}
Department: {Service}    Manager: {other.full}
Hired: {date.past}       DOB: {date.dob}    SSN: {ssn}
Home: {addr}
Direct deposit: {org}, acct {acct}, routing {routing}
Emergency: {rel.full} \({relation}\) {phone}
%%
FMLA request. Employee {pt.full} \({empid}\) of {org} requests leave from {date} to {date.soon} to care for {his} {relation}, {rel.full}, age {ageof}, with {disease}. Treating provider {dr.creds}, {hosp}, {phone}, fax {fax}. HR contact {other.full}, {email}.
%%
CLAIM {claim}
Insured: {pt.full}    Policy: {plan}    Carrier: {Insurer}
Loss date: {date}    Place: {place}, {city}
Vehicle 1: plate {vehicle}, VIN {vin}. Driver: {pt.last}.
Vehicle 2: plate {vehicle}. Driver: {other.full}, {ageof}, {street.new}, {city} {zip}, {phone}.
Injuries: {symptom}; treated {hosp}, billed {num}00.00 USD, account {acct}.
Adjuster: {other.full} x{pager}
%%
EXPLANATION OF BENEFITS
Member: {pt.full}   ID: {plan}   Group: {idn}
Patient: {rel.first}   Provider: {dr.full}   Claim: {claim}
Service date {date}   CPT {cpt}   Billed 1{num}.00   Allowed {num}.50   You owe {num}.00
Mail to {addr}
%%
DEPOSITION OF {dr.up}, M.D.
{pt.last} v. {org}, No. {case}
{county}, {state}, {date}
Q. State your name for the record.
A. {dr.full}.
Q. When did you first treat {pt.mr}?
A. {part}, at {hosp}.
Q. And Ms. {other.last}, the {prof}, was present?
A. She was. So was {dr2.dr}.
%%
Dear Customer Service, I ordered a wheelchair cushion on {date} \(order {idn}\) and it went to my old address, {addr}. Please send a new one to {street.new}, {city}. You can charge card {card}. Call me: {phone}. {pt.full}
%%
Hello, my name is {pt.full}. My account {acct} was locked on {weekday}. I live at {street}, {city.home}. Mother's maiden name {rel.last}. Please e-mail {email} - regards {pt.first}
%%
RESEARCH SUBJECT LOG
Subject {idn}  Initials {pt.init}  Consent {date}  PI {dr.full}  Coordinator {nurse.full} \({email}\)
V1 {date}  V2 {date.soon}  AE: {symptom} onset {part}, resolved {part}
Sponsor contact {other.full}, {org}, {phone}
%%
MINUTES - {Service} M&M, {date}
Present: {dr.last}, {dr2.last}, {dr3.last}, {dr4.name}, {other.full} \(risk\)
Case 1: {age}M, {disease}, admitted {part} \({mrn}\). Delay in {study}.
Action: {dr2.last} to write to {hosp2} by {date.soon}.
%%
LAST WILL: I, {pt.full}, of {city}, {county}, {state}, born {date.dob}, appoint my {relation} {rel.full} as executor, and leave my house at {street} to {rel2.full} and {rel3.full}. Signed {date} before {other.full}, notary, commission {lic}.
%%
MISSING PERSON: {pt.full}, {age}, {sex}, last seen {weekday} near {place} in {city}, wearing a blue coat; has {disease}. May drive a Ford, plate {vehicle}. Call {other.full}, {city} PD, {phone}.
%%
OBITUARY. {pt.full}, {age}, of {city}, a retired {prof}, died {weekday}, {date}, at {hosp}. Born in {city}, {state}, to {rel.full} and {rel2.full}, {he} worked for {org} for {num} years. Survived by {his} {relation} {rel3.full} of {city}. Services at {org}.
%%
Passport: {passport}  Nationality: {country}  Name: {pt.caps}  Born: {date.dob}  Issued: {date.past}
Visa officer note: applicant is a {prof}, sponsor {rel.full}, {addr}. TB screen at {hosp}.
%%
\{"ticket": {num}, "reporter": "{pt.full}", "email": "{email}", "ip": "{ip}", "created": "{iso}", "body": "My refill for {drug} never came. - {pt.first}"}
%%
id,first,last,dob,phone,zip
1,{pt.first},{pt.last},{date.dob},{phone},{zip}
2,{rel.first},{rel.last},{date.dob},{phone},{zip}
3,{other.first},{other.last},{date},{phone},{zip}
%%
{iso} INFO login user={username} ip={ip} patient="{pt.lf}" mrn={mrn}
{iso} WARN export by {username} from {ip} failed
%%
EXPENSE CLAIM {other.full}, {empid}, {org}. {part}: taxi {city}-{city} {num}.00. {part}: lunch with {dr.full}. IBAN {iban}. Approved {other.first} {date}.
%%
Complaint ref {case}. Complainant {rel.full} \({relation} of {pt.full}, d. {date.past}\), {addr}, {email}. Says nurse "{nurse.first}" ignored buzzer on {unit}, and Dr {dr.last} never came. PALS officer {other.full} to reply by {date.soon}.
%%
Tenant ledger: {pt.full}, unit {num}, {street}, {city}. Rent late {part}; note from {dr.dr} re {disease}. Mgr {other.first}.
%%
Wire: {pt.full}, BTC wallet {wallet}, {org}, {date}. Contact {handle} on Telegram or {phone}.
%%
Visitor badge {idn} - {other.full}, {org}, to see {dr.last}, {datetime}
%%
FOIA request from {other.full} \({email}\), journalist at {org}, {date}: e-mails of {dr.full}, Commissioner, {city}, {part} to {part}.
%%
Roster {range}: {weekday} {dr.first}, {weekday} {dr2.first}, {weekday} {dr3.first}, nights {dr4.last}. Swap? text {nurse.first} {phone}
%%
Donor thank-you: {other.full} and {other.full} of {city} gave to {hosp} in memory of {pt.full} \({year}-{year}\).
%%
ACCIDENT BOOK  Name {pt.full}  Occupation {prof}  Works no. {empid}  NI {nino}  Date {date}  Where: loading bay, {org}, {city}  First aider {other.full}
%%
Affidavit of {rel.full}: I reside at {street.new}, {city}, {state} {zip}. I am {ageof} years of age and employed as a {prof}. On {date} I accompanied {pt.full} to {hosp}...
%%
Adoption file {case}: child {pt.full}, b. {date.dob} at {hosp}; birth mother {rel.full}, {ageof}; adoptive parents {other.full} and {other.full}, {city}; agency {org}.
%%
Delivery failed: {pt.full}, {addr}. Driver {other.first}, van {vehicle}. Rescheduled {date.soon}.
`)
