import { documents } from './bank.ts'

/** What people write to each other: portals, chat, pages, telephone notes, mail. */
export const MESSAGES: readonly string[] = documents(String.raw`
From: {pt.full}
To: {dr.creds}
Sent: {datetime}
Subject: {symptom}

Hi {dr.dr},
I started the {drug} on {weekday} and since then I've had {symptom}. My {relation} {rel.first} thinks I should stop. Should I come to the {city} office or go to {hosp2}? You can reach me on my cell {phone}.
Thanks
{pt.first}
%%
{pt.name}: hello is {dr.dr} in today
Agent {other.first}: Hi! Can I have your date of birth please?
{pt.name}: {date.dob}
Agent {other.first}: thank you. and the best number?
{pt.name}: {phone}
Agent {other.first}: {dr.dr} is in {city} until {weekday}, {nurse.first} will call you
%%
[{time}] @{handle}: anyone have eyes on {pt.last} in {room}?
[{time}] {dr2.first}: just saw him, {lab}, rpt {study} ordered
[{time}] @{handle}: k. family here ({relation} {rel.first}|wife|{rel.first} + {rel2.first}) want to talk to {dr.last}
[{time}] {dr.first}: omw in {num}
%%
TELEPHONE ENCOUNTER
Date: {date} Time: {time}
Caller: {rel.full} \({relation} of {pt.first}\)
Phone: {phone}
Reason: {symptom} since {part}. Also needs refill {drug} {dose} #{num} to {org} on {street.new}.
Advice per Dr {dr.last}: {study}, ED if worse.
Taken by {nurse.full} \({initials}\)
%%
tc from {pt.name} dob {date.dob} wants {drug} called in to {org} {phone}. last seen {part} by {dr.last}. pls advise -{initials}
%%
PAGE: {dr.last} - pt {pt.last} rm {num} {lab}, pls call x{pager} {nurse.first}
%%
From: "{rel.full}" <{email}>
Date: {date} {time}
To: {email}
Subject: records request - {pt.full}

Hello,
I am the {relation} of {pt.full} \(born {date.dob}, died {date.past}\). I need copies of {his} chart from {hosp}, MRN {mrn}, for the estate. My address is {addr}. My lawyer is {other.full} of {org}.
Regards, {rel.first}
%%
Hi {nurse.first}, could you let Mrs {pt.last} know that her {study} is booked for {date.soon} {time} at {hosp2}? She prefers {phone}. Ta, {dr.first}
%%
Your MyChart code: please log in at {url} as {username}. Message from {dr.creds}: "{pt.first}, labs from {part} look fine. Recheck around {holiday}."
%%
Reminder: {pt.first}, you have an appt w/ Dr. {dr.last} on {date.soon} at {time}, {street.new}. Reply C to confirm or call {phone}.
%%
Subject: FW: {pt.lf} / claim {claim}
{other.first} - see below, {Insurer} wants op note from {date.past} plus {dr.dr}'s W-9. Can you fax to {fax} attn {other.full} before {weekday}?
Thx
{other.full}
Billing, {hosp} | {phone} x{pager} | {email}
%%
Hey doc its {rel.first}, {pt.first}s mom. she threw up 3x since {weekday} nite and temp is {temp}. we are in {city} till {part} should i take her to {hosp2}??
%%
Nurse line {date} {time}: {age} y/o {mf} {pt.full}, {city}, c/o {symptom}. Protocol: {symptom}. Dispo: see within 24 h. Callback {phone}. RN {nurse.full}, case {idn}.
%%
{dr.first}: did {pt.last} get the {study}
{dr2.first}: yes {time}, {disease}. told {rel.first}
{dr.first}: 👍 and {other.last} in bed {num}?
{dr2.first}: d/c'd to {hosp3} {part}
%%
WhatsApp: "Dr {dr.last} Sir, this is {rel.full} father of {pt.first} bed no {num}. Fever is not coming down. Kindly call {phone}"
%%
Voicemail transcription \({phone}, {time}\): hi this message is for doctor {dr.last} this is {pt.full} date of birth {date.dob} uh i was in on {weekday} about my {body} and the {drug} is not helping please call me back at {phone} again that's {pt.last} thanks bye
%%
LiveChat #{idn}
Visitor \({ip}\): I was charged twice for my visit on {date}
{other.first} \(Billing\): Sorry about that! Account number?
Visitor: {acct}. name is {pt.full}, card ending {last4}
{other.first} \(Billing\): Refunded to {email}
%%
To: All {unit} staff
From: {nurse.full}
Date: {date}
{other.first} is out until {weekday}; {dr2.first} covers. Please wish {dr3.first} a happy birthday on {part}! Potluck at {place}.
%%
@dr_{handle} my {relation} {rel.first} was in {hosp} last month with {disease} and your team was awesome #{city} ❤️
%%
Dear Pharmacist, {pt.full} \({age}, allergic to {drug}\) moved from {city} to {city}; please transfer Rx {idn} for {drug} from {org}, {phone}. - {dr.creds}
%%
PCC note: Spoke w/ {rel.full}, foster mother of {pt.first} \({age}\), caseworker {other.full} \({county} DCF, {phone}\). School {org}. Needs physical by {date.soon}.
%%
{time} Incoming call from {country} interpreter line: pt {pt.full}, {lang}-speaking, ID verified w/ DOB {date.dob} & street \({street}\). Interpreter no. {idn}.
%%
Hi Team,

Quick update on our three: {pt.fi} – {disease}, for theatre {weekday}. {other.fi} – waiting for {study}. {other.fi} – home today, TTO done. {dr.first} on annual leave till {date.soon}, {dr2.first} holding the bleep \({pager}\).

{dr3.first}
%%
Subject: Re: Re: can't log in
My username is {username} and email {email}. I changed my phone from {phone} to {phone}. DOB {date.dob}, last four of social {last4.ssn}. {pt.full}
%%
sms {phone}: {pt.first} ur test result is neg. {hosp}
%%
On {date}, at {time}, {dr.full} wrote:
> {dr2.first}, do you recall the lady from {city} with {eponym}? 
> {pt.last}, seen {part}.
Yes, {pt.name}, {mrn}. {drug} worked. —{dr2.init}
`)
