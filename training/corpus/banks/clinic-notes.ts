import { documents } from './bank.ts'

/** Whole notes of clinics and specialties: visits, follow-ups, tumour boards, dental and eye care, telehealth. */
export const CLINIC_NOTES: readonly string[] = documents(String.raw`
ONCOLOGY FOLLOW-UP
{pt.mrfull} returns {date.visit} with {his} {relation} {rel.first}.
Dx: {stage} {disease}, {gene} {variant}, biopsied {part} at {hosp2}
Tx: {regimen} x{small} \({part} - {part}, Dr. {dr2.last}\), RT {num} Gy to {city} satellite under {dr3.last}, {drug} since {part}
Interval: {symptom}. Went to {place} for {holiday}. ECOG {small}.
Imaging {part}: stable.
Plan: cycle {small} on {weekday}. Trial coordinator {other.first} \({phone}\) to call. 
{dr.creds}
%%
TUMOR BOARD {date}
Presenter: {dr.last}. Rad {dr2.last}, path {dr3.last}, surg {dr4.last}.
1. {pt.init} {age}{mf} {mrn} - {disease}, {stage}. Consensus: {regimen}.
2. {other.init} {ageof}F - {disease}. Rec {procedure} with {dr4.last} by {date.soon}.
3. {other.init} {ageof}M from {hosp2} - slides to be reviewed.
%%
OB visit {num}w{small}d: {pt.full}, {age}, G{small}P{small}, EDD {date.soon} by {num} wk US on {date.past}. FOB {rel.first} present. BP {bp}, FHT {hr}. GBS neg {part}. Wants {hosp} delivery, doula {other.full} \({phone}\). RTC {weekday}. {dr.last} CNM
%%
PEDIATRIC CLINIC
Pt: {pt.fm}   DOB {date.dob}   Here w/: {rel.full} \({relation}\)
Daycare at {org}. {num} words. Sleeps thru. Sib {rel2.first} \({ageof}\) had strep {part}.
TMs red. T {temp}. Wt {wt}.
Amox {dose}. Back to school {weekday}. Note for {org} given.
{dr.full}, MD / MA {initials}
%%
DERM: {age}{mf} {prof} w/ {cm} lesion {side} {body} x {duration}, ref {dr2.last}. Grew up in {city}, sunburns at {place}. Shave bx {date} \(path {idn}\) = {disease}. Mohs w/ {dr3.dr} {date.soon}. Photo {idn}. {dr.last}
%%
EYE CLINIC  {date}
{pt.lf}  {mrn}  {age}
CC: {symptom} OD since {part}; drives a truck for {org}
VA 20/{num} OD, 20/{num} OS. IOP {num}/{num} @ {time} \({initials}\)
CE/IOL OS {part} {dr2.last}, lens SN {device}
Plan: YAG {weekday}. Refer {dr3.last}, {city} Retina.
{dr.full} OD
%%
DENTAL RECORD
Patient {pt.full}, age {age}, employer {org}, insurer {Insurer} {plan}
#{num} MOD composite {date}; #{small} extracted {part} by {dr2.dr}
Pre-med per cardiologist {dr3.last} \({phone}\)
Next hygiene {date.soon} w/ {other.first}
{dr.full}, DDS  lic {lic}
%%
TELEHEALTH VISIT. Patient located at {street}, {city.home}, {state.short}; provider in {city}. Verified {pt.full}, {date.dob}, phone {phone} in case of disconnect. {rel.first} joined from {city}. {symptom} x {duration}. {Order}. E-rx to {org}. {dr.creds} {datetime}
%%
PAIN CLINIC: {pt.il}, injured {date.past} at {org} lifting; claim {claim}, adjuster {other.full}. {vert} ESI x{small} \({dr.last}, {part}, {part}\). UDS {part} ok. PDMP {date}: {drug} by {dr2.last} in {city} too. Agreement signed {date}. Pharmacy {org}.
%%
ALLERGY: {pt.first} ate cashew at {org} cafeteria {part}; EpiPen by coach {other.last}; {hosp2} ED. Mom {rel.first} has hay fever. IgE {num}. School forms for {org}. f/u {part}. {dr.last}
%%
TRAVEL CLINIC  {pt.full} {age}  departs {date.soon} {city} -> {country}, returns {date.soon}. Visiting {rel.first}'s family. Passport {passport}. Yellow fever lot given {date} by {nurse.last}. Malarone. Stamp {idn}.
%%
TRANSPLANT COORDINATOR NOTE
Recipient {pt.full} \(UNOS {idn}\), listed {date.past}, txp {date} by {dr.last}/{dr2.last} at {hosp}. Donor {case}, {ageof}M from {state}. Tac {num}. Caregiver {rel.full}, lodging at {org}, {city}. Call {nurse.first} {phone} fevers.
%%
HIV clinic: {pt.fi}, {age}, UCI {idn}, ADAP {plan}. CD4 {num}0, VL <20 {part}. Partner {rel.first}, on PrEP w/ {dr2.last}. Case mgr {other.full} \({org}\). Works as {prof}; boss doesn't know. Next {date.soon}. {dr.init}
%%
Diabetes educator: {pt.first} brought pump \(s/n {device}\) and Dexcom. Sugars high on {weekday}s after church \({org}\). A1c {small}.{small} \({part}\), {small}.{small} \({part}\). {rel.first} cooks. Goal by {holiday}: {small}.0. {nurse.full}, CDCES
%%
NEUROLOGY. Dear {dr2.last}: this right-handed {age}-year-old {prof} from {city} has had spells since {part}. Witnessed by {rel.first} at {place}. {study} at {hosp2}, {part}: normal. EEG by {dr3.dr}: left temporal spikes. Imp: {disease}. Plan: {drug}; no driving till {date.soon} \(license {lic} reported to {state} DMV\). {dr.last}
%%
SPORTS PHYSICAL {date}  {pt.name}  grade {num}  {org}  sport: wrestling  Parent {rel.full} ph {phone}. Murmur none. Cleared. {dr.full} DO
%%
Fertility: {pt.full} \({age}\) and {rel.full} \({ageof}\), together since {year}. Cycle 1: LMP {date.past}, ER {date}, {num} oocytes, embryo {idn}. Transfer {date.soon} {dr.last}. Nurse {nurse.first} {email}.
%%
Occupational health {org}: {pt.name}, {empid}, {prof}, needle stick {datetime} in {unit}. Source {other.full} {mrn} HIV neg. Supervisor {other.last}. OSHA log {case}. F/u {part}, {part}. {dr.last}
%%
VA C&P EXAM. Claimant {pt.full}, SSN {ssn}, served {branch} {year}-{year}, {country} tour {part}. Fell from truck at {place}. Buddy statement {other.full}, {city}. {eponym} neg. DBQ signed {dr.full}, {date}.
%%
Infusion center {date}: {pt.il}, chair {num}, {drug} {dose} #{small}. IV x{small} by {nurse.first}. Reaction {time}: {symptom}; {dr.last} called, {drug} given. Ride {rel.first}.
%%
ANTICOAG CLINIC
Pt {pt.name}  ph {phone}  indication {disease}
{part} INR {small}.{small} {num} mg/wk
{part} INR {small}.{small} {num} mg/wk {initials}
{part} INR {small}.{small} held x1, told {rel.first}
Next {date.soon}
%%
Sleep center: {pt.full}, {prof}, {age}, BMI {num}. Epworth {num}. CPAP SN {device}, DME {org} {phone}. Compliance {range}: {num}%. Wife {rel.first} notes snoring. RTC {part}. {dr.last}
%%
Nursing home monthly: {pt.lf}, {hosp2} room {num}, {age}. Visited {date} w/ DON {nurse.full}. Fell {part} & {part}. Daughter {rel.first} in {city} wants hospice. MOLST DNR {part}. {order}. {dr.last} NP
%%
PHARMACY INTERVENTION {datetime} Rx {idn} {pt.lf}: {drug}-{drug} interaction; d/w {dr.last} \({phone}\), changed to {drug}. Pt counselled, {rel.first} picked up {part}. RPh {other.full}, lic {lic}
%%
PRENATAL GENETICS: {pt.full}, {age}, and partner {rel.full}; first cousins from {city}, {country}. {gene} {variant} carrier testing {part}. Proband: nephew {rel2.first}, {ageof}. Amnio {date.soon} {dr.last}. {other.full}, MS, CGC.
%%
{pt.first} bitten by neighbor {other.mr}'s dog at {street.new} {part}. Tdap. Animal control \({city}, {phone}\) report {case}. {dr.last}
%%
ADHD follow up: {pt.first} {age}, teacher {other.mrfull} \({org}\) Vanderbilt {part}. Dad {rel.first} reports {drug} wears off by {time}. BP {bp}. Refill until {date.soon}. - {dr.init}
%%
Wheelchair eval {part}: ATP {other.full} of {org}, PT {nurse.last}, {pt.mrfull}, {his} {relation} {rel.first}. Home {street}, ramp by {org}. K0{num} chair serial {device}. {Insurer} {plan}.
%%
GYN: {age} G{small}P{small}, LMP {part}, last pap {part} \({hosp2}\), mammo {part}. Divorced from {rel.first}, new partner. Nexplanon placed {date} L arm, lot {device}, {dr.last}. MA chaperone {other.first}.
%%
Urology: cysto {date} {dr.last}. PSA {small}.{num} \({part}\), {small}.{num} \({part}\). Bx {hosp2} {part} Gleason 3+3. Pt, a {prof}, wants surveillance; wife {rel.first} wants {procedure}. Second opinion {dr2.last}, {hosp3}, {city}. MRI {date.soon}.
`)
