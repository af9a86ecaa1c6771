/** A made-up clinical text. Nobody in it exists; phone numbers are of the 555-01xx range kept for fiction. */
export interface DemoNote {
  readonly id: string
  readonly title: string
  readonly patient: string
  readonly text: string
}

/** The demo project: twelve notes about seven invented patients, so that the same person comes back. */
export const demoNotes: readonly DemoNote[] = [
  {
    id: 'demo-01',
    title: 'Letter to the family doctor',
    patient: 'P1',
    text: `Harrow Valley Medical Center
Department of Cardiology
210 Larkspur Avenue, Medford, OR 97504
Phone: (541) 555-0142   Fax: (541) 555-0143

March 14, 2024

RE: Rosalind Whitfield
DOB: 06/02/1951
MRN: 4471902

Dear Dr. Halloran,

I had the pleasure of seeing Mrs. Whitfield in clinic today. She is a 72-year-old retired librarian who was referred for palpitations. She tells me that they began around Christmas, shortly after her husband Edmund was admitted to our hospital.

Her Holter monitor of 03/02/2024 showed paroxysmal atrial fibrillation with a longest episode of 4 hours. Echocardiogram is normal. Parkinson's disease was ruled out by Dr. Amina Osei in 2022.

I have started apixaban 5 mg twice daily and metoprolol 25 mg. Rosalind will return on April 11. Please call me at extension 4417 with any questions.

Sincerely,

Victor Okonkwo, MD
cc: rosalind.whitfield@example.com
`,
  },
  {
    id: 'demo-02',
    title: 'Discharge summary',
    patient: 'P2',
    text: `DISCHARGE SUMMARY

Patient Name: TEMPLETON, MARCUS J.
Medical Record #: 8830-1174
Date of Admission: 01/22/2024
Date of Discharge: 01/29/2024
Attending: Priya Raghunathan, M.D.

HISTORY OF PRESENT ILLNESS: Mr. Templeton is a 58 year old long-haul truck driver from Boise, Idaho with a history of type 2 diabetes, who presented to the St. Brendan's emergency department on January 22nd with three days of fever and a swollen left foot. He was last seen here in November 2023.

HOSPITAL COURSE: Blood cultures grew MSSA. He was treated with cefazolin 2 g every 8 hours. Dr. Lindqvist of podiatry debrided the wound on 1/24. Marcus improved and was afebrile from 1/26 on. Hemoglobin A1c was 9.8.

DISPOSITION: Home with his daughter, Colleen Templeton (208-555-0167). Home health by Snake River Nursing.

FOLLOW UP: Wound clinic on 2/5/24 at 10:30 with Nurse Bridget Amaya. Insurance: Northern Plains Health, member ID NPH-55720194.

Dictated by: P. Raghunathan, MD   D: 01/29/2024   T: 01/30/2024   Job: 774120
`,
  },
  {
    id: 'demo-03',
    title: 'Emergency department triage',
    patient: 'P3',
    text: `ED TRIAGE NOTE  **  Quincy Memorial Hospital
Time: 22:47   Date: 02/17/24

Pt: Leticia Barragan   Age: 34   Sex: F
Visit #: V20240217-0093

CC: "I cut my hand on a glass."

34 y/o female, chef at the Blue Heron Grill, brought in by her coworker Desmond. Laceration 3 cm across the right palm, bleeding controlled. Tetanus 2019. Allergies: penicillin (rash). Pain 6/10. Lives at 88 Juniper Ct Apt 4B, Quincy MA 02169. Cell 617-555-0119.

Denies other injury. Denies alcohol. LMP 2/3.

BP 124/78  HR 88  T 98.4  SpO2 99%

Triage level 4. To room 6.  -- K. Novotny, RN
`,
  },
  {
    id: 'demo-04',
    title: 'Cardiology follow-up',
    patient: 'P1',
    text: `CLINIC NOTE - CARDIOLOGY                                   04/11/2024

WHITFIELD, ROSALIND                                        MRN 4471902

Interval history: Ms. Whitfield returns four weeks after starting anticoagulation. She feels "like my old self again". No bleeding. She visited her sister Beatrix in Eugene over Easter and walked two miles a day. Edmund is home and well.

Medications: apixaban 5 mg bid, metoprolol 25 mg bid, levothyroxine 75 mcg.

Exam: BP 118/70, pulse 64 regular. Lungs clear. No edema.

ECG: sinus rhythm, 62/min, QTc 421.

Assessment and plan: 72 yo woman with paroxysmal AF, CHA2DS2-VASc of 3, doing well. Continue. Labs from 4/8 reviewed: Cr 0.8, Hgb 13.1. Return in October 2024. She will message through the portal (user name rwhitfield51) if episodes recur.

V. Okonkwo, MD, Harrow Valley Medical Center
`,
  },
  {
    id: 'demo-05',
    title: 'Radiology report',
    patient: 'P4',
    text: `RADIOLOGY REPORT
EXAM: CT CHEST WITH CONTRAST
PATIENT: Hollis, Genevieve A      ID: 00-771-2986      DOB: 11/30/1933
ORDERED BY: Tobias Achterberg, MD
EXAM DATE: 05/06/2024 14:05      ACCESSION: CT24-0098123

INDICATION: 90-year-old with cough and weight loss.

COMPARISON: Chest radiograph dated 4/29/2024 from Lakeshore Imaging.

FINDINGS: There is a 2.3 x 1.9 cm spiculated nodule in the right upper lobe. No mediastinal adenopathy. Mild coronary calcification. Degenerative change of the spine.

IMPRESSION: Suspicious right upper lobe nodule. Recommend PET/CT. Findings were called to Dr. Achterberg by Dr. Fenwick at 15:20 on May 6, 2024, who confirmed receipt.

Electronically signed: Lorraine Fenwick, MD  05/06/2024 15:31
`,
  },
  {
    id: 'demo-06',
    title: 'Social work assessment',
    patient: 'P2',
    text: `SOCIAL WORK ASSESSMENT

Date: 1/25/2024
Patient: Marcus Templeton, 58, divorced, father of two (Colleen, 27, and Jamie, 19).

Met with Mr. Templeton at bedside, bed 12 on 4 West. He has driven for Cascadia Freight for 21 years and worries about his licence (CDL ID TE447190J). He lives alone at 1542 Sagebrush Lane, Boise, ID 83702, on the ground floor. His sister-in-law, Mrs. Paulette Templeton, checks on him on Sundays.

He is a veteran (Navy, 1984-1988) and uses the VA in Boise for medication. He speaks openly about low mood since his divorce in the summer of 2021. PHQ-9 is 11. No thoughts of self-harm.

Plan: referral to Dr. Ingrid Solheim, psychology; call Colleen at 208-555-0167 about transport; paperwork for short-term disability, SSN on file ending 6120.

Yolanda Prieto, LCSW, pager 30551
`,
  },
  {
    id: 'demo-07',
    title: 'Operative note',
    patient: 'P5',
    text: `OPERATIVE REPORT

NAME: Abernathy, Silas        MR#: K2093381        ROOM: 714-A
DATE OF OPERATION: 06/19/2024
SURGEON: Wren Kowalczyk, MD       ASSISTANT: Jun-ho Park, MD
ANESTHESIA: General, Dr. D'Angelo

PREOPERATIVE DIAGNOSIS: Acute cholecystitis.
POSTOPERATIVE DIAGNOSIS: Same.
PROCEDURE: Laparoscopic cholecystectomy.

INDICATIONS: Mr. Abernathy is a 46-year-old high school teacher who presented to Fairhaven General on 6/17 with right upper quadrant pain and a positive Murphy sign. Risks were discussed with him and his wife Odette, and he agreed.

DESCRIPTION: A Veress needle was placed at the umbilicus. Calot's triangle was dissected and the critical view obtained. The cystic duct and artery were clipped and divided. A Jackson-Pratt drain was not needed. Estimated blood loss 20 mL. Stryker camera serial SN-88142-C was used.

The patient went to recovery in good condition. Dr. Park spoke with Odette Abernathy at 11:40.
`,
  },
  {
    id: 'demo-08',
    title: 'Telephone encounter',
    patient: 'P6',
    text: `TELEPHONE ENCOUNTER  8/2/2024 9:12 AM

Caller: Oksana Bilyk (mother)      Patient: Danylo Bilyk, 7 yrs
Call back: (773) 555-0188
PCP: Dr. Whitaker, Lincoln Pediatrics

Mother reports Danylo has had hives since last night after eating at a birthday party on Thursday. No trouble breathing, no swelling of lips. Gave cetirizine 5 mL at 7 am. He is eating breakfast and playing. Camp in Kenosha starts Monday and she asks if he may go.

Advice: continue cetirizine daily, go to the ED for breathing trouble or vomiting. Appointment offered Aug 5 at 8:45 with Dr. Whitaker; accepted. Note for camp to be mailed to 4410 N Kedvale Ave, Chicago, IL 60641 and emailed to o.bilyk@example.org.

T. Marchetti, RN
`,
  },
  {
    id: 'demo-09',
    title: 'Psychotherapy progress note',
    patient: 'P7',
    text: `Session 14 - October 3, 2024

Imogen arrived ten minutes late and spoke first about the anniversary of her brother Callum's death, which falls on the 9th. She has been sleeping better since Dr. Solheim raised the sertraline to 75 mg two weeks ago. At the law firm (Pruett & Langley) she was given the Ashgrove case, and she is proud and afraid of it in the same breath.

We returned to the letter she wrote to her mother in May. She read a part of it aloud. Her partner, Noor, has asked to join a session; Imogen would like this after the 15th.

She turns thirty-one on Sunday and plans to hike Mount Pisgah alone, as she did at 21.

Plan: weekly, Thursdays at 4. Letter to Noor's insurer, Tri-County Mutual (policy TCM 3394-0027), at her request.

H. Featherstone, PhD
`,
  },
  {
    id: 'demo-10',
    title: 'Oncology consultation',
    patient: 'P4',
    text: `ONCOLOGY CONSULTATION                                     May 21, 2024

Genevieve Hollis is a ninety-year-old woman, formerly a cellist with the Duluth Symphony, seen at the request of Dr. Tobias Achterberg for a right upper lobe adenocarcinoma (biopsy 5/14/24, specimen S24-10934).

She lives at Birchwood Terrace assisted living and came with her niece, Harriet Hollis-Greene, who is her health care agent. She smoked from the age of 19 until 1975. ECOG 2.

PET of 5/10: no distant disease. We discussed stereotactic radiation and observation. Miss Hollis said: "I have had ninety good years and would like the short one with the fewest appointments." SBRT in 3 fractions was chosen; Dr. Emeka Nwosu of radiation oncology will see her on Tuesday, May 28.

Thank you for letting us take part in the care of this delightful lady.

Saoirse Delaney, MD
Great Lakes Cancer Institute, Duluth, MN   tel 218.555.0150   www.greatlakescancer.example
`,
  },
  {
    id: 'demo-11',
    title: 'Nursing note, overnight',
    patient: 'P5',
    text: `06/20/24 0310  Nursing

Pt awake, c/o incisional pain 5/10, Norco x1 given 0305. VSS. Voided 350. Wife Odette rooming in. Mr Abernathy asked whether he can fly to Tucson on 7/4 for his brother's wedding, told to ask Dr Kowalczyk on rounds. SCDs on. Call light in reach.

0545  Slept since 0330. Ambulated to the hall w/ aide Rashida. Labs drawn L AC by phlebotomy. WBC 9.1.

0650  Report to day RN Pilar S.  ------ J. Thibodeaux RN 4C
`,
  },
  {
    id: 'demo-12',
    title: 'Referral by e-mail',
    patient: 'P6',
    text: `From: Eleanor Whitaker <ewhitaker@lincolnpeds.example>
To: Allergy Referrals <referrals@northshoreallergy.example>
Date: Tue, 6 Aug 2024 17:02:11 -0500
Subject: Referral – D.B., DOB 3/15/2017

Hi Ravi,

Could you fit in Danylo Bilyk (MRN 0093-44-17, Medicaid 112-0094-8837)? Second-grader, 7, two episodes of generalised urticaria in July and on August 1st, the last one after cashew cookies at a party in Evanston. His father Taras had the same as a boy in Lviv. I saw him yesterday: lungs clear, skin clear, 24.1 kg.

EpiPen Jr prescribed at the Walgreens on Pulaski. Mom (Oksana, 773-555-0188) prefers mornings before 10. They are off to Kenosha until the 16th.

Thanks 🙏
Eleanor

Sent from 10.4.18.22 via secure mail
`,
  },
]
