import { documents } from './bank.ts'

/** Reports of tests and images, and what the machines print around them. */
export const REPORTS: readonly string[] = documents(String.raw`
EXAM: {study}
DATE: {date}
PATIENT: {pt.lf}   MRN: {mrn}   DOB: {date.dob}
ORDERING: {dr.full}
CLINICAL INFORMATION: {age}-year-old {sex} with {symptom}.
COMPARISON: {study} {date.past}, {hosp2}.
FINDINGS: There is a {cm} lesion in the {side} {body}, previously {cm} on {date.past}. No {eponym}. {vert} endplate changes.
IMPRESSION:
1. {Disease}.
2. Findings discussed with {dr2.dr} by telephone at {time} on {date}.
Interpreted by: {dr3.creds}
%%
{study}, {part}
Hx: {symptom}. Prior: {part}. 
Lungs clear. Heart size normal. Degenerative change {vert}.
Imp: no acute process. {dr.last}/{typist}
%%
RADIOLOGY CONSULTATION   {hosp}   {hcity}, {hstate}
{pt.up}                  {age} {mf}         LOC: {unit}
Acc# {idn}               Req: {dr.lf}       {datetime}
---------------------------------------------------------
CT CHEST W CONTRAST  CPT {cpt}
Technique: {num} mL Isovue 370, DLP {num}{num}.
No PE. {cm} RLL nodule; Fleischner guidelines: repeat in {num} months.
Critical result: Dr {dr2.last} notified {time} by {initials}
*** Final *** Electronically signed by {dr3.full} {datetime}
%%
MAMMOGRAPHY REPORT
{pt.full}, {age}, screened {date.visit}. Prior films from {hosp2}, {city} dated {date.past} and {part}.
BI-RADS {small}. Scattered densities. Clip from biopsy by {dr.dr} in {year} unchanged.
A letter was mailed to {pt.mrfull} at {addr}.
Next screening due {part}.
%%
SURGICAL PATHOLOGY
Case: {idn}
Patient: {pt.lf} Age/Sex: {age}/{mf} MRN: {mrn}
Collected {date} Received {date} Reported {date.soon}
Submitting: {dr.creds}, {hosp2}
A. {spec}: {Disease}, {stage}.
B. {spec}: negative.
GROSS: A. Labelled "{pt.lf} - {spec}", a {cm} tan fragment, A1-A{small}.
MICRO: CD{num} +, Ki-67 {num}%, ER {num}%.
Reviewed at intradepartmental conference \({dr2.last}, {dr3.last}\).
{dr4.full}, M.D. Pathologist  \(electronic signature {date.soon}\)
%%
CYTOLOGY - GYN
NAME {pt.caps}  LMP {part}  SPEC# {idn}  DR {dr.last}
ThinPrep. Satisfactory. NILM. HPV neg. Screened by {typist}, CT\(ASCP\). Prev: {part} ASCUS \({hosp2}\).
%%
LABORATORY REPORT                               Page {small} of {small}
Patient: {pt.full}       ID: {mrn}       DOB: {date.dob}
Physician: {dr.full}     Phone: {phone}  Fasting: Y
Collected: {datetime}    Specimen: {idn}
Test            Result   Flag  Reference
Sodium          {num}      L    {ref}
Potassium       {small}.{small}           {ref}
Glucose         {num}{small}      H    {ref}
TSH             {small}.{num}           {ref}
Hemoglobin A1c  {small}.{small}           {ref}
Comment: Repeated and called to {nurse.full} {time} {date} by {initials}.
Lab director: {dr2.full}, MD  CLIA {lic}
%%
{pt.lfc}  {mrn}  {date}
BMP 140|4.1|102|24|{num}|1.{small}<{num}
CBC {small}.{small}>{num}.{small}/{num}<{num}
INR {small}.{small}  d/w {dr.last}
%%
MICROBIOLOGY FINAL
Pt {pt.lf} \({mrn}\) ward {unit} dr {dr.last}
Source: blood, L arm, coll {datetime} by {initials}
{organism}: (S {drug}, R {drug}|pan-sensitive)
Notified {nurse.full} {time}, readback OK. Public health \({county}\) informed {part}.
%%
EKG {date} {time}
{pt.up} ID:{mrn} {age} YR {mf}
Vent rate {hr} PR {num} QRS {num} QT/QTc {num}/{num}
Normal sinus rhythm. Compared with ECG of {date.past}, T wave inversion no longer evident in V3-V6
Confirmed by {dr.lf} \({num}\) on {datetime}
Technician: {typist}   Referred by: {dr2.last}
%%
ECHOCARDIOGRAM
Name: {pt.full} Ht {num} in Wt {wt} BSA {small}.{num} Study date: {date} Sonographer: {other.full}, RDCS
LVEF {num}%. Mild MR. RVSP {num} mmHg. {eponym} not seen.
Compared to {hosp2} study of {part}: unchanged.
Read by {dr.creds}
%%
POLYSOMNOGRAPHY
Subject {pt.init} \({idn}\), {age} y, BMI {num}, Epworth {num}, recorded night of {range} at {hosp}.
AHI {num}, nadir {sat}. CPAP titrated to {small} cm; mask ResMed, unit serial {device}.
Scored by {nurse.full}; interpreted by {dr.full}, {lic}.
%%
Pulmonary function: {pt.lf}, {age} {mf}, tech {initials}, {date}: FEV1 {small}.{num} \({num}%\), FVC {small}.{num}, DLCO {num}%. Mild obstruction; no change from {part}. {dr.last}
%%
GENETIC TEST REPORT
Proband: {pt.full} \(DOB {date.dob}\)   Sample {idn}   Received {date}
Ordering provider: {dr.full}, {hosp}   Counselor: {dr2.full}, MS, CGC, {phone}
Result: {gene} {variant}, heterozygous, pathogenic. ACMG PVS1, PM2.
Family: {relation} {rel.full} \(sample {idn}\) negative; maternal aunt {rel2.first} d. {ageof}, ovarian ca.
Coverage {num}x, hg19 chr{small}:{cpt}{num}. 
Lab director {dr3.full}, PhD, FACMG
%%
TOXICOLOGY CHAIN OF CUSTODY
Donor: {pt.full}   SSN/ID: {ssn}   Employer: {org}
Collector: {other.full}   Site: {hosp2}, {street.new}
Specimen ID {idn}   Temp {temp}
MRO: {dr.creds} verified {date.soon}. Result: negative for THC, COC, OPI, AMP, PCP.
%%
Bone density \(DXA\) - {pt.mrfull}, {date}. T-score L1-L4 -{small}.{small}, hip -{small}.{small}. FRAX {num}%. Prior {part} at {hosp2}. Rec {drug}. {dr.full}
%%
OCT/visual field: {pt.last} {part}: RNFL thinning OD, MD -{small}.{small} dB. IOP {num}/{num} \(Goldmann\). Cont {drug} qhs OU. {dr.last}, OD
%%
Autopsy no. {case}
Decedent: {pt.full}, {age}; found {part} at {street.new}, {city} by {rel.full} \({relation}\).
Investigator {other.full}; photographs {idn}; fingerprints {bio}.
Heart {num}{num} g, LAD {num}%. Cause: {disease}. Manner: natural.
{dr.full}, MD, Deputy Medical Examiner, {county}
%%
Nuclear stress: {pt.il}, {age}. Bruce, {small}:{num} min, {hr} bpm. Ordered {dr.last}, supervised {dr2.last} {part}. SSS {small}. Prior cath {year} \({hosp2}, {dr3.last}\).
`)
