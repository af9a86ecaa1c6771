import type { FormEvent, ReactNode } from 'react'

/** The frame of the pages before the lab: one form in the middle. */
export function Welcome({
  title,
  says,
  onSubmit,
  children,
}: {
  readonly title: string
  readonly says?: string
  readonly onSubmit: () => Promise<void>
  readonly children: ReactNode
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // What the server refuses is shown by the form, from the mutation itself.
    onSubmit().catch(() => undefined)
  }
  return (
    <main className="main">
      <form className="center-card stack" onSubmit={submit} noValidate>
        <div className="row">
          <img src="/icon.svg" width={30} height={30} alt="" />
          <span className="brand">Palimpsest</span>
        </div>
        <h1>{title}</h1>
        {says && <p className="muted">{says}</p>}
        {children}
      </form>
    </main>
  )
}
