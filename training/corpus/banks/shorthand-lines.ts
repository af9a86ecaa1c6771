import { lines } from './bank.ts'

/** Shorthand about people: initials, ages without a cue, jobs, landmarks, codes and columns where a sentence would say more. */
export const SHORTHAND_LINES: readonly string[] = lines(`
FHx: {relation} {disease} at {ageof}, {relation} {disease} at {ageof}.
Mom had {disease} at {ageof}, dad at {ageof}.
{relation} w/ {disease} dx {ageof}; {relation} d. {ageof} of same.
Two aunts, {ageof} and {ageof}, with {disease}.
Brother at {ageof} and sister at {ageof} both had {procedure}.
Menarche {ageof}, first birth {ageof}, menopause {ageof}.
Started smoking at {ageof}, stopped at {ageof}.
Age at onset {ageof}. Age now {age}.
Kids: {rel.first} {ageof}, {rel2.first} {ageof}, {rel3.first} {ageof}.
{rel.first} ({ageof}), {rel2.first} ({ageof}) at home.
Initials {pt.init}, enrolled {date}.
Subject {pt.init}, visit {small}, {part}.
Our patient, {pt.init}, a {age}-year-old {prof}, was lost to follow up.
{pt.init} is a {age}{mf} w/ {disease}.
Case of {pt.init}, {age}, {city}.
{initials} spoke w/ {rel.first} {date}.
{initials}: pt ok, {rel.first} called.
Per {initials} hold {drug}.
Rounded w/ {dr.init} and {dr2.init}.
D/w {dr.init}, agrees.
Reviewed {date} {initials}.
{initials}/{typist} {date}
A {prof} by trade, now retired.
Trained as a {prof}, works for {org}.
{Prof}, {org}, {num} years.
Job: {prof}. Spouse's job: {prof}.
Occ {prof}. Empl {org}.
Title {Prof}, dept {Service}.
Lives near {place}, works near {org}.
Hit by a car on {place} near {org}.
Walks to {place} with {rel.first}.
Picked up by police at {place}, {city} {state.short}.
From {city} {state.short} originally.
Home {city} {state.short}, college in {city} {state.short}.
Dr {dr.last}, {city} {state.short}.
Auth {claim} thru {date.soon}.
Auth # {claim}, {small} visits.
Pre-cert {claim} per {other.first} at {Insurer}.
Carrier {Insurer}. Policy {plan}. Claim {claim}.
Ins: {Insurer} {plan}. Sec: {Insurer}.
SEX {mf} RACE {ethnic} MS {status} REL none LANG {lang}
NAME {pt.caps} SEX {mf} DOB {date.dob} SSN {ssn} MS S REL BAPT
NOK {rel.caps} REL {relation} PH {phone} GUAR SELF
ADM {date} ATT {dr.last} CONS {dr2.last} SVC {Service} FC {small}
Sex {mf}, race W, MS D, religion Cath, PCP {dr.last}
Interpreter: {lang} ({other.first})
Interpreter: {lang}, ID {idn}
Occupation: {prof}, working part time
Occupation: {job0}, was {prof}
Department: {Service}, manager {other.full}
Pump S/N {device}, sensor {device}
{device0} REF {cpt} SN {device}
{rel.first} by phone, {rel2.first} here.
"{rel.first} drove me," says {pt.first}.
{dr.last}: ok. {dr2.last}: no. {nurse.first}: will do.
{nurse.first}: done {time}
{dr.last} → {dr2.last}
+{rel.first} -{rel2.first} at bedside
w/ {rel.first} & {rel2.first}
{pt.last}/{num}/{disease}/{dr.last}
{pt.first} ur appt w/ {dr.last} is {weekday} {time}
Booked {pt.fi} {weekday} {time} w/ {dr.init}
{holiday} visit to {city} was hard on {him}.
Came from {country} via {country} and {city}.
Born {country}, raised {city}, here since {part}.
{hosp2} at {part}, {hosp3} before.
d/c'd to {hosp2} {part}
Tx from {hosp2}, {city} {state.short}
`)
