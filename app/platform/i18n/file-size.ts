const kilobyte = 1024;

/**
 * A number of bytes as people say it, such as `3.4 MB`. `locale` is a BCP 47 tag with its digits
 * (`ur-PK-u-nu-latn`). A megabyte is 1,048,576 bytes, as the council's limits count.
 */
export function sizeText(locale: string, bytes: number): string {
  if (bytes < 0.95 * kilobyte ** 2) {
    return withUnit(locale, 'kilobyte', Math.max(bytes > 0 ? 1 : 0, Math.round(bytes / kilobyte)));
  }
  if (bytes < 1000 * kilobyte ** 2) return withUnit(locale, 'megabyte', bytes / kilobyte ** 2);
  return withUnit(locale, 'gigabyte', bytes / kilobyte ** 3);
}

const signs = { kilobyte: 'kB', megabyte: 'MB', gigabyte: 'GB' };

function withUnit(locale: string, unit: keyof typeof signs, amount: number): string {
  const maximumFractionDigits = amount < 100 ? 1 : 0;
  // Phones from before 2021 know no units.
  try {
    return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(
      amount,
    );
  } catch {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits }).format(amount);
    return `${number} ${signs[unit]}`;
  }
}
