type Props = { done: number; total: number | undefined; label: string }

/** How far something is; without a total, that it goes on. */
export const Bar = ({ done, total, label }: Props) => (
  <div className="import-bar">
    <progress aria-label={label} {...(total ? { value: done, max: total } : {})} />
    <span>
      {label}
      {total ? `, ${Math.floor(Math.min(done / total, 1) * 100)} %` : ''}
    </span>
  </div>
)
