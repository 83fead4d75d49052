/** Text without what a terminal would obey and XML forbids: control characters and halves of characters. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, "\ufffd");
}
