import { documents } from './bank.ts'

/** Longer notes in full sentences, some in Markdown, where one person is named many times in different ways. */
export const LONG_NOTES: readonly string[] = documents(String.raw`
**Patient Name:** {pt.name}
**Date of Birth:** {date.dob}
**MRN:** {mrn}
**Date of Service:** {date.visit}
**Provider:** {dr.creds}
**Facility:** {hosp}, {city}, {state.short}

**Chief Complaint:** {Symptom}

**History of Present Illness:**
{pt.mr} is a {age}-year-old {sex} with a history of {disease} who presents with {symptom} for {duration}. {He} lives in {city} with {his} {relation}, {rel.full}, and works as a {prof} at {org}. {He} was last evaluated by {dr2.dr} at {hosp2} on {date.past}.

**Medications:** {drug} {dose} {freq}; {drug} {dose} {freq}

**Assessment and Plan:**
1. **{Disease}** – {order}; {drug} {dose}.
2. **{Disease}** – refer to Dr. {dr3.full} at {hosp3}.

**Contact:** {phone} | {email}
**Emergency contact:** {rel.full} \({relation}\), {phone}

*Electronically signed by {dr.creds} on {datetime}*
%%
## Progress Note

- **Name:** {pt.full}
- **DOB:** {date.dob} \({age} y\)
- **MRN:** {mrn}
- **Insurance:** {Insurer}, ID {plan}
- **Address:** {street}, {city.home}, {state.short} {zip}

### Subjective
{pt.first} reports that {symptom} has improved since {weekday}. {His} {relation} {rel.first} joined by phone from {city}.

### Objective
| Vital | Value |
|---|---|
| BP | {bp} |
| HR | {hr} |

### Plan
- {Order}
- Follow up with **{dr.dr}** on {date.soon}
%%
# Discharge Summary

Patient: {pt.full} | DOB: {date.dob} | MRN: {mrn} | Admitted: {date} | Discharged: {date.soon}

## Hospital course
{pt.last} came to {hosp} by ambulance on {date} after {rel.first} found {him} confused. In the ED, {dr2.dr} ordered {study}, which showed {disease}. {He} was admitted to {unit} under {dr.dr}. On {part}, {service} \(Dr. {dr3.last}\) performed {procedure}. {pt.first} was extubated on {part} and moved to {unit} on {part}. Physical therapy worked with {him} daily. {rel.first} was kept informed; the social worker, {other.full}, arranged a bed at {hosp2} in {city}.

## Follow-up
* {dr3.creds}, {street.new}, {city}, {phone}
* PCP {dr4.full}, {date.soon}
%%
HISTORY: {pt.mr} is a very pleasant {age}-year-old {prof} from {city} whom I have followed since {year} for {disease}. {He} was doing well until {part}, when {he} noticed {symptom} while on vacation in {place}. {He} called our office and spoke with {nurse.first}, who arranged for {study} at {hosp2}. That study, read by {dr2.dr} on {date.past}, showed {disease}. {pt.mr} then saw {dr3.dr} of {Service}, who recommended {procedure}. {He} wished to discuss this with {his} {relation} {rel.first}, who is a {prof} at {org}, and with their children {rel2.first} and {rel3.first}. {He} returns today to review options. {eponym} was considered but is unlikely.

PAST HISTORY: {Disease}, {disease}, {eponym}. {Procedure} in {year} at {hosp3} in {city}, {state}.

PLAN: I spent {num} minutes with the {pt.last} family. We will proceed with {procedure} on {date.soon} at {hosp}. I will ask {dr4.dr} to clear {him}. {He} knows to call {phone}.

{dr.creds}
%%
IDENTIFICATION: {pt.full} is a {age}-year-old (single|married|widowed|divorced) {sex} referred by {dr2.dr}.
REASON FOR REFERRAL: {Symptom}.
INFORMANTS: {pt.first}; {his} {relation} {rel.full}; records from {hosp2} \({date.past}\).
BACKGROUND: {pt.first} was born in {city}, {country}, the second of {small} children of {rel2.full}, a {prof}, and {rel3.full}. The family moved to {city} when {he} was {ageof}. {He} attended {org} and later {org}. {He} worked as a {prof} until {part}.
PRESENT ILLNESS: Since {holiday}, {pt.first} has had {symptom}. On {date.past} {he} was taken by {city} police to {hosp3}, where {dr3.dr} started {drug}.
MENTAL STATUS: {pt.mr} was alert and made good eye contact. {He} said, "{rel.first} thinks I am sick, but I am not."
IMPRESSION: {Disease}. 
RECOMMENDATIONS: {Order}. I called {rel.first} at {phone} on {part}. Next visit {date.soon}.
{dr.full}, MD, {hosp}
%%
The patient, {pt.full}, is a {age} year old who was transferred here from {hosp2} on the night of {date}. At {hosp2}, {he} had been seen by {dr2.dr} and {dr3.dr} for {disease}; {study} there was said to show {eponym}. On arrival {he} was hypotensive. {drug} was begun. {dr.dr} placed a {device0}. {His} {relation} arrived from {city} at {time}, and we spoke about code status. {rel.first} said that {pt.first} would not want to be kept on machines. By {weekday} {he} was better, and on {date.soon} {he} left for {hosp3} Rehab in {city}. {His} PCP, {dr4.last}, was called.
%%
OFFICE VISIT
{date.visit}
RE: {pt.lf} ({age}|DOB {date.dob})

This {age}-year-old man comes in with {relation} {rel.first}. Last seen {part}. {Symptom} is worse. He saw {dr2.last} at {hosp2} in {part} who gave him {drug}; no help. He retired from {org} last year and moved to {street.new} in {city}. He plans to spend the winter in {state}. His brother {rel2.first} died of {disease} at {ageof} in {part}.

EXAM: {bp}, {hr}. {Body} tender.
IMP: {Disease}.
PLAN: {Drug}. {Study} at {hosp3} {weekday}. If no better, see {dr3.name}.

{dr.full}/{typist}
%%
Case presentation \(resident conference, {date}\)
Presented by {dr2.full}; attending {dr.full}.
Our patient is {pt.init}, a {age}-year-old {prof} from {county}, who came to {hosp} in {part} with {symptom}. {His} travel included {country} and {city}. {Lab}, {lab}. {study} showed {disease}. {eponym} sign was positive. {dr3.last} \({Service}\) suggested {drug}.
Discussion: {Disease} presents with {symptom}. {Drug} remains first line; the Duke, Light and Wells criteria were reviewed.
Follow-up: alive and back at work as of {part}.
%%
Statement of {rel.full}, {relation} of {pt.full}
My name is {rel.full} and I am {ageof} years old. I live at {street.new}, {city}. On {weekday}, {date}, I drove {pt.first} to {hosp}. We waited from {time} to {time}. A nurse called {nurse.first} took {his} blood pressure. Dr. {dr.last} came at {time} and said it was {symptom}. I asked for Dr. {dr2.last}, who knows {pt.first} from {hosp2}, but {he} was in {city} that day. {pt.first} died on {part}. I can be reached at {phone} or {email}.
%%
Interim summary, {range}. {pt.last} is a {age}yo {mf} w/ {disease} c/b {disease}, HD {num}. Course by problem:
1) {Disease}: s/p {procedure} {part} ({dr.last}|Dr. {dr.last}); drain out {part}.
2) ID: {organism} {part}, {drug} {part}-{part}; ID \({dr2.last}\) signed off {part}.
3) Social: {relation} {rel.first} is HCP, {phone}; {rel2.first} flying in from {city} {weekday}. Employer {org} sent forms.
4) Dispo: {hosp2} vs {hosp3}; CM {nurse.first} x{pager}.
%%
To the Board of {hosp}: On {date} our {relation}, {pt.full}, came to your emergency room in {city}. {pt.first}, {age}, a retired {prof}, waited {num} hours. Nurse {nurse.last} was kind, Dr. {dr.last} was not. {rel.full} and {rel2.full}, {addr}
%%
Ambulatory visit with AI scribe
Speaker 1 \(Dr. {dr.last}\): Hi {pt.first}, how was {city}?
Speaker 2 \({pt.first}\): Good, doctor. {rel.first} and I drove up {weekday}. My {body} still hurts.
Speaker 1: Did {dr2.dr} call you about the {study}?
Speaker 2: She left a message on {phone}. It's booked for {date.soon} at {hosp2}.
Speaker 1: Great. Keep taking {drug}.
Summary: {pt.mr}, {age}, {disease}, {order}.
%%
[Doctor] hi , {pt.first} , how are you ?
[Patient] hey {dr.dr} , pretty good .
[Doctor] so {pt.first} is a {age} year old {sex} here for {symptom} . i last saw you in {part} , right ?
[Patient] yeah , right after {holiday} . my {relation} {rel.first} made me come .
[Doctor] hey dragon , show me the {study} from {hosp2} .
[Patient] i work at {org} as a {prof} , so it's a lot of standing .
[Doctor] okay , i'm going to have {nurse.first} set you up with {dr2.dr} in {city} .
%%
Nursing shift summary for {pt.full} \({age}, {mrn}\), {date} {time} to {time}.
{pt.first} rested. Daughter {rel.first} visited with grandson {rel2.first}. Pain {small}/10, {drug} given at {time}. Dr. {dr.last} rounded at {time} with medical student {other.full}. {Order}. {pt.first} asked again for {rel3.first}, who lives in {country}. Chaplain {other.last} came by. SBAR to {nurse.full} at {time}.
`)
