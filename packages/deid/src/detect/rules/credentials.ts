/** Degrees and licences behind a name, folded: `Jane Roe, MD`. */
export const credentials: ReadonlySet<string> = new Set(
  `md do rn np pa phd mbbs mbchb dds dmd dpm pharmd rph lpn lvn cna aprn crna pgy facs facp facc faap frcs frcp frcpc frcr mrcp mrcs mrcgp msw lcsw licsw lmsw
lmft psyd dnp fnp arnp cnm pac pa-c od dc pt dpt ot otr slp ccc rd ldn rt rrt emt bsn msn mph mba lmhc bcps ma chb mbbch lpc crnp acnp msc cma rdms`.split(
    /\s+/,
  ),
)
