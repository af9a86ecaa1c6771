import { documents } from './bank.ts'

/** Psychiatry, social work, home care, school and primary care: people, families, work and places in prose. */
export const COMMUNITY_NOTES: readonly string[] = documents(String.raw`
PSYCHIATRIC EVALUATION
Identifying data: {pt.full} is a {age}-year-old, (single|divorced|married) {ethnic} {sex} domiciled with {his} {relation} in {city}, employed as a {prof} at {org}, brought in by {city} police.
Chief complaint: "{rel.first} is poisoning my coffee."
HPI: Per {rel.full} \({relation}, {phone}\), {pt.first} stopped {drug} around {holiday}. On {weekday} {he} was found walking on {place} at {time}. {He} believes that {other.full}, a {prof} on TV, sends {him} messages.
Past psych: First admitted to {hosp2} in {year}, then {hosp3} \({part}, Dr. {dr2.last}\). Outpatient with {dr3.full}, LCSW. One attempt in {year}.
Social: Born in {city}, raised in {country} by {his} aunt {rel2.first}. Served in the {branch}. Two children, {rel3.first} \({ageof}\) and a son \({ageof}\).
Legal: probation officer {other.full}, {county}.
MSE: disheveled, guarded. Denies SI/HI.
Plan: 1. Admit, legal 2PC. 2. {drug} {dose}. 3. Collateral from {dr3.last}.
{dr.creds}
%%
Therapy progress note   Session {small}   {date}   {time}-{time}
D: {pt.first} talked about {his} {relation} {rel.first} and the move to {city}. Boss at {org}, "{other.first}", cut {his} hours. Cried when speaking of {rel2.first}, who died in {part}.
A: {disease}, {score}.
P: next session {weekday}. Homework: call {rel.first} before {date.soon}.
{other.full}, PsyD
%%
BIOPSYCHOSOCIAL ASSESSMENT
Client: {pt.init}    DOB: {date.dob}    Medicaid: {plan}
Referred by: {other.full}, {org}
Presenting: {age} y.o. {ethnic} client, evicted from {street} on {part}, staying at {org} shelter in {city}.
Family: Mother {rel.full}, {ageof}, {prof}, lives in {country}. Father d. {year}. Sister {rel2.first} in {city}, {state}.
Education: {org}, left in grade {num}. Employment: {prof} \({year}-{year}\), {org}.
Strengths: sober since {date.past}; sponsor {other.first}.
Transportation: drives a Honda, plate {vehicle}.
Plan: SNAP app no. {idn}, appt w/ {other.full} at {org} {date.soon}, {phone}.
Worker: {nurse.full}, LMSW
%%
Home visit {date}. Met with Mrs {pt.last} and carer {rel.full} at {street}, {city.home}. Key safe no. {last4.id}. Dog called Rex. District nurse {nurse.first} attends {weekday}/{weekday}. {pt.first} fell in {part}; {relation} {rel2.first} now stays nights. Referral to OT \({other.full}, {org}\), occupational chair, pendant alarm {device}.
%%
CHILD PROTECTION REFERRAL
Child: {pt.full}, {age}   School: {org}   DOB {date.dob}
Mother: {rel.full} \({ageof}\)   Address: {addr}
Alleged: {rel2.full}, mother's boyfriend, {prof}, drives {vehicle}
Reporter: {other.full}, {prof} at {org}, {phone}
Narrative: On {part} {pt.first} told {other.mr} that "{rel2.first}" hit {him} with a belt. Bruise {cm} on {side} {body}. Seen by {dr.drfull} at {hosp} {time}. Police ref {case}.
%%
Case management note: {pt.mr} medically ready. Referrals sent to {hosp2}, {hosp3} and {org}; {hosp2} has a bed {weekday}. Auth # {claim} from {Insurer} \({other.first}, {phone}\). {rel.first} toured {part}, prefers {city}. PASRR done. {nurse.full}, RN CM, {pager}.
%%
Chaplain visit. {pt.first} is {age}, a lifelong member of {org} in {city}. Asked that Father {other.last} be called. Prayed with {rel.first} and grandchildren {rel2.first} and {rel3.first}. — {nurse.full}
%%
Suicide risk note {date} {time}
{pt.il} seen with {dr2.last}. Denies plan. Owns a gun, locked by {relation} \({rel.first}, {phone}\). Reasons for living: daughter {rel2.first}, age {ageof}, and trip to {country} in {part}. C-SSRS low. Safety plan copy to {rel.first} and {other.full} \(therapist, {city}\).
%%
School psychologist report: {pt.full}, {age}, (1st|2nd|3rd|4th|6th|8th) grader at {org}, teacher {other.mrfull}, evaluated on {range}. WISC FSIQ {num}{small}. Lives with {rel.first} and {rel2.first} {pt.last} \(parents\) and siblings {rel3.first}, {ageof}, and a baby. Moved from {city} in {part}. Reads about trains, wants to be a {prof}.
%%
Well child visit: {pt.first} is a {age}-year-old here with {rel.first} \(mom\) and {rel2.first}. Lives in {city}, starts at {org} in {part}. Wt {wt}. Vaccines given. Next visit {part}. {dr.last}
%%
SOAP
S: {pt.mr}, {prof}, for DM f/u. Saw {dr2.last} \({service}\) {part}. Walks at {place} with {rel.first}. Leaves for {country} {date.soon}.
O: {bp}, {wt}, {lab}
A: {disease}
P: {drug}, rtc {part}
{initials}
%%
Addiction medicine intake: {pt.full} \(goes by {pt.first}\), {age}, from {city}, referred by Judge {other.last}, {county} drug court, case {case}. First use at {ageof} with {relation} {rel.first}. Detox x{small} \({hosp2} {year}, {hosp3} {part}\). Suboxone by Dr. {dr2.last}, XDEA {lic}. Works nights as {prof}. PO {other.full} {phone}. 
%%
Early intervention: {pt.first}, {ageof} months, born at {hosp2} on {date.dob}; parents {rel.full} and {rel2.full}, {lang} spoken. Service coordinator {other.full}, {org}. Visits {weekday}s at {street}.
%%
Hospice IDT {part}: {pt.last}, {age}, {disease}, cert period {range}. RN {nurse.first}, aide {other.first}, MSW {other.full}, MD {dr.last}. PCG {rel.full} exhausted; respite at {hosp2} from {date.soon}. Volunteer {other.first} reads to {him} {weekday}s.
%%
Domestic violence screen positive. Pt ({pt.first}|{pt.full}) states ex-partner {rel.full}, {ageof}, {prof} with {org}, found {him} at {street.new} on {part} despite order {case}. Advocate {other.full} \({phone}\) here. Do NOT disclose location. Code word given to {nurse.first}.
%%
Veteran, {age}, {branch} \({year}-{year}\), stationed in {country} and {city}. Nightmares of {place}. Lost friend "{other.first}". Wife {rel.first}; works for {org} as a {prof}. VA \({hosp2}\) rating {num}0%. File no. {idn}.
%%
Competency interview, {county} jail, {date}: defendant {pt.full} \(inmate {idn}\), {age}, charged {part} in {city}. Attorney {other.full}. Knows judge is "{other.last}". Hx {disease}, treated by {dr2.dr} at {hosp2}. Opinion: competent. {dr.full}, PhD, {lic}.
%%
Eating disorder clinic: {pt.fi}, {age}, student at {org}, dances at {org}. Wt {wt}. Mum \({rel.first}\) cooks. Ate {holiday} dinner. Dad {rel2.first} in {country}. Goal +0.5 kg by {weekday}.
%%
Vocational rehab: Ms {pt.last} was a {prof} at {org}, {city} \({year}-{year}\), then a {prof}. Contact HR {other.full}, {email}. Interview at {org} {date.soon}.
%%
MDT: present - {dr.last}, {dr2.last}, {nurse.first}, {other.first} \(SW\). {pt.mr}: capacity {part}; NOK {rel.first} objects to {hosp2}. Best interests meeting {date.soon}, IMCA {other.full}.
%%
Refugee health: {pt.full}, {age}, arrived {part} from {country} via {country} with {rel.first} \({ageof}\), {rel2.first} \({ageof}\) and {rel3.first} \({ageof}\). A-number {idn}. Resettled in {city} by {org}; caseworker {other.full} {phone}. Was a {prof}. {lang}.
%%
Caregiver log {date}: {pt.first} ate half. {nurse.first} in {time}-{time}. {rel.first} called from {city}. BM x1. Gave {drug} {time}. Watched the game with {other.first}.
`)
