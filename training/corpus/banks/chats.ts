import { documents } from './bank.ts'

/** Secure chat, texts, forum posts and help desks: short turns, first names, slang, hardly any capitals. */
export const CHATS: readonly string[] = documents(String.raw`
[{time}] {dr.first}: anyone free to look at {pt.last}'s film?
[{time}] {dr2.first}: omw
[{time}] {dr2.first}: that's a pneumo, call surgery
[{time}] {dr.first}: {dr3.last} is in the OR til 3
[{time}] {nurse.first}: RN here, sats dropping to {sat}, RT at bedside
[{time}] {dr2.first}: ok tubing now. tell the {relation} \({rel.first}\)
%%
{dr.first} {time}
morning! quick one re bed {num}
{dr.first} {time}
{pt.fi} still needs a sitter?
{nurse.first} {time}
nope, dc'd last night, no events
{dr.first} {time}
🙏 and {other.last} went to {hosp2}?
{nurse.first} {time}
yep, {time} pickup
%%
hey doc its {rel.first}, {pt.first}s {relation}. {he} cant keep the {drug} down and is hot. should we come in or wait for {weekday}? my cell {phone}
%%
> {pt.first} {date} {time}
Hi Dr. {dr.last}, are my labs back? Also the new pill makes me dizzy. Thx
> {nurse.first}, RN {date} {time}
Hi {pt.first}, yes: sodium 139, A1c 6.8. Dr. {dr.last} says halve it and recheck BP {small}x/day.
> {pt.first}
great ty! going to {city} for {holiday} so will be late w/ the log
%%
Support: Thanks for contacting the {org} help desk, this is {other.first}.
User: hi i cant open my chart
Support: Sure. Can you verify name and date of birth?
User: {pt.name} {date.dob}
Support: And the e-mail we have?
User: {email} or maybe {email}
Support: Reset link sent. Ticket {idn}.
%%
day team → night team
{pt.last} {age}{mf}: {disease}, trend {labname}, if hypotensive bolus then call {dr.last}
{other.last}: NTD
{other.last}: awaiting bed at {hosp2}, {rel.first} \(dtr\) may call
{other.last}: CIWA, ativan prn, 1:1 til am
%%
u/throwaway: I'm {age}{mf}, 5'6, 160 lb, on {drug} since {part}. My doctor at {hosp} \(love her, Dr {dr.last}\) says it's {disease} but google says {disease}. My mom had it at {ageof}. Any thoughts?
edit: wow this blew up
edit 2: called them, appt {weekday}
%%
{rel.first}: did the dr call yet
{rel2.first}: ya dr {dr.last}, its not cancer!!
{rel.first}: omg thank god. is {pt.first} ok
{rel2.first}: crying lol. home by {time}. tell gram
%%
TEXT 1/2 from {hosp}: {pt.first}, reply C to confirm {date.soon} {time} with {dr.last}
TEXT 2/2 Park in lot B. Bring card + meds. Msg rates apply. STOP to end
%%
ICU group: {dr.last} - rounds at 8. {dr2.last} pls pre-chart 1-6, {dr3.last} 7-12. {nurse.first}: bed 9 bump, {pt.last} to floor. Pharm: vanc trough 18 on 4. RT: 11 failed SBT.
%%
Nurse line {date} {time}. Caller {rel.first} re {pt.first} \({age}\): temp {temp}, rash, drinking ok. Protocol: Fever, infant. Dispo: see in 24 h. Caller agrees. {nurse.init}
%%
@{dr.first} can u cosign my note on {pt.last}
@{dr2.first} which one, there are 2
@{dr.first} {mrn}
@{dr2.first} done ✅
%%
Voicemail {time}, from {phone}, 0:42: "Yeah hi this is {other.full} over at {org}, calling about uh {pt.full}, date of birth {date.dob}, just need a signed order for the walker. Call me back at {phone}, thanks, bye."
%%
bot: How can I help?
pt: refill
bot: Which medicine?
pt: {drug} {dose}
bot: For {pt.name}, born {date.dob}?
pt: yes
bot: Sent to {org} on {street.new}. Anything else?
pt: no thx
%%
Team huddle notes 7am: census 22, 3 open, 2 sitters. Float from peds. {dr.last} on call, backup {dr2.last}. Fall yesterday in 12 \(no injury\). Please chart I/Os!! Potluck {weekday}, sign up w/ {nurse.first}.
%%
lmk when {pt.last} is back from MRI - {dr.first}
back, wants dinner - {nurse.first}
ok to eat. lasix x1 too - {dr.first}
%%
Dating app profile found in pt's phone by police: "{pt.first}, {age}, {prof}, {city}. Love dogs, the beach & {place}." Added to chart by {other.last}.
%%
subject: pls advise
hi its {pt.full} from flat {num}, saw u at {weekday}s clinic i think room 3, u said ring if worse well its worse, burning when i wee and shakes. on the metformin still. can {dr.dr} ring me {phone} ta
`)
