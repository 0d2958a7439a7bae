/** The page's sign: two who speak, and what they share. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path fill="var(--accent)" d="M12.5 3a9.5 9.5 0 0 1 0 19H3v-9.5A9.5 9.5 0 0 1 12.5 3z" />
      <path fill="var(--mark-warm)" d="M19.5 10a9.5 9.5 0 0 1 9.5 9.5V29h-9.5a9.5 9.5 0 0 1 0-19z" />
      <path fill="var(--ink)" d="M21.8 10.3A9.5 9.5 0 0 1 12.5 22h-2.2A9.5 9.5 0 0 1 19.5 10q1.2 0 2.3.3z" />
    </svg>
  );
}
