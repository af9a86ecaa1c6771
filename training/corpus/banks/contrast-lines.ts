import { lines } from './bank.ts'

/** The cues that names follow, with something else behind them: a group, a thing, an abbreviation, a drug. */
export const CONTRAST_LINES: readonly string[] = lines(String.raw`
(D/w|Discussed with|Spoke with|Talked to|Called|Paged|Texted|Notified|Informed|Updated|Told|Asked) {thing}.
(D/w|d/w|per|by|w/|via|seen by|ok per|rec by) {thing}
(D/w|d/w|per|by|w/|via|seen by|ok per|rec by) {abbr}
(Seen|Evaluated|Examined|Cleared|Followed|Managed) by {thing} (today|this morning|overnight|).
(Seen|Evaluated|Cleared|Followed) by {abbr}, {abbr} and {abbr}.
Per {thing}, {symptom} began {duration} ago.
Per {abbr}: {order}
According to {thing}, {he} has {symptom}.
{Thing} at bedside.
{Thing} (present|aware|updated|agrees|involved|declined|notified).
{Thing} to {order}.
{Thing} will {order}.
{Thing}: {order}
{Thing} - {order}
{Thing} reports {symptom}.
{abbr} {order}
{abbr}: {order}
{abbr} - {lab}
{abbr} aware
{abbr} at bedside
{abbr} to see
{abbr} following
{abbr} signed off
{abbr}/{abbr}
{abbr}/{abbr}/{abbr}
{abbr}, {abbr}, {abbr}
{abbr} {abbr} {abbr}
{abbr} {small}
{abbr} {num}, {abbr} {num}
{abbr} {num}/{num}
{abbr} x{small}
{abbr} + / {abbr} -
\({abbr}\)
[{abbr}] {lab}
s/p {abbr}
h/o {abbr}, {abbr}
r/o {abbr}
on {abbr}, off {abbr}
{abbr} d/c'd
no {abbr}
+{abbr}, -{abbr}
{Disease} \({abbr}\)
{disease} [{abbr}]
{Symptom}: {abbr} {num}
Name of {thing}: unknown.
Name of drug: {Drug}
Patient: {sexword}, {symptom}
Patient {thing} present
Pt {abbr} x{small}
Attending: {abbr}
Provider: {thing}
Referred by: self
Referring: {thing}
Consultant: {Service}
Surgeon: on call
Assistant: none
Anesthesia: general
Anesthesia: {drug}
Nurse: float
Contact: none
Contact: {thing}
Next of kin: {thing}
Emergency contact: none listed
Caller: {thing}
Interpreter: {lang}
Interpreter: none needed
Witness: none
From: home
From: {unit}
To: {unit}
To: {thing}
Location: {unit}
Facility: unknown
City: unknown
Occupation: {job0}
Occupation: none
Employer: none
School: none
Signed: yes
Signature on file
Date: pending
DOB: not given
MRN: pending
Phone: none
Phone: number disconnected
Address: not given
Religion: none
Language: {lang}
Race: {ethnic}
Relationship: {relation}
Relationship: spouse
Status: {status}
Type: {medword}
Reason: {symptom}
Reason: {medword}
Method: {medword}
Source: {spec}
Source: {thing}
Site: {side} {body}
Device: {device0}
Model: {Medword}
Brand: {Drug}
Procedure: {Procedure}
Test: {Eponym}
Result: {lab}
Comment: {medword} {medword}
Note: {order}
Title: {Medword} {medword}
Subject: {Disease}
Re: {drug}
Re: {study}
RE: {DISEASE}
cc: chart
CC: {symptom}
Dear {thing},
Dear Doctor,
Dear Sir or Madam,
Hi {thing},
Hi there,
Hello, {thing}!
Thanks, {thing}
Thank you {thing}
Sincerely, the {unit} team
Regards, {Service}
Mr. Patient
Mrs. and Mr. both well
Dr. unavailable
(Lives|Stays|Resides) (at home|with family|in a house|in an apartment|on a farm|in the country|downtown|out of state|with roommates|near the hospital)
Lives on a {thing}
Lives in {medword}
Born (at term|at home|by c-section|abroad|premature)
Works (in an office|in construction|in sales|at a bank|at a school|at a restaurant|on a farm|for the city|for the state|for the government|from home)
Works in {medword}
Retired from (sales|teaching|farming|the military|factory work|nursing)
Went to (church|school|work|the store|the gym|college|urgent care|the ED)
Moved from (another state|overseas|out of town|the country)
Came from (home|clinic|work|school|a nursing home|jail|the airport)
Transferred from (an outside hospital|OSH|rehab|the floor|the ICU|SNF|an outlying facility)
Transferred to (the floor|rehab|SNF|hospice|telemetry|step-down|LTAC|an outside hospital)
Admitted to (an outside hospital|OSH|psych|the hospital|our service|{unit})
Seen at (an outside hospital|OSH|urgent care|the clinic|an outside ED)
Records from (OSH|the outside hospital|PCP|prior admission) (reviewed|requested|pending)
Follow up with (PCP|your doctor|primary care|cardiology|the clinic|{service}) in {small} (days|weeks|months)
Last seen (last year|a month ago|recently|yesterday|this spring|{duration} ago)
Since (then|admission|surgery|childhood|birth|last visit|yesterday), {symptom}
Until (then|recently|last year|discharge) {he} was well
On (admission|arrival|exam|discharge|rounds|room air|hospital day {small}|POD {small})
In (the ED|clinic|the OR|the past|addition|general|summary|{small} weeks|the morning)
At (baseline|rest|home|night|discharge|bedside|times|present|this time)
By (mouth|history|report|exam|protocol|hand|night|phone|trade|default)
From (below|above|baseline|rest|the start|head to toe)
With (ease|assist|contrast|meals|family|exertion|time|help|{drug})
{Drug} {dose} by {thing}
{Drug}/{drug}, {Drug}/{drug}
{Drug} per {abbr}
{Drug} for {abbr}
{Drug}: {abbr}
{Drug} AND {DRUG}
{DRUG} {DRUG}
{drug} {drug} {drug}
{Disease} / {disease}
{Disease} and {Disease}
{DISEASE}
{DISEASE}, {DISEASE}
{SYMPTOM}
{Symptom} and {symptom}, {symptom}
{Eponym} {Eponym} {Eponym}
{Eponym} or {Eponym}
{Eponym} in {disease}
{Eponym}: see above
{Medword}'s {medword}
{Medword} by {medword}
{Medword} of the {body}
{Medword} {Medword} {Medword}
{MEDWORD}
{MEDWORD}: {medword}
{MEDWORD} {MEDWORD}
"{Medword}"
\({Medword}\)
{Medword}, {medword}
{Medword}-{medword}
{Medword}/{medword}
{Medword} {small}
{Medword} grade {small}
`)
