/** What the names of `strided` are about, from the files that they are written in: a page of the reference each. */
export interface Subject {
  readonly page: string;
  readonly title: string;
  readonly files: RegExp;
}

/** The first that fits a file takes its names. */
export const SUBJECTS: readonly Subject[] = [
  {
    page: "making",
    title: "Making arrays",
    files: /^ndarray\/(making\/|create|ranges|nested|selecting\/triangle)/,
  },
  {
    page: "joining",
    title: "Joining, splitting, editing",
    files: /^ndarray\/(joining\/|editing\/|views\/splits)/,
  },
  {
    page: "indexing",
    title: "Indexing and selecting",
    files: /^ndarray\/(indexing|selecting)\/|^layout\/(slice|selector)/,
  },
  {
    page: "converting",
    title: "Converting, sending, printing",
    files: /^ndarray\/(converting\/|print\/|copying|message|interchange|export)|^memory\/npy\//,
  },
  { page: "views", title: "Views and shapes", files: /^ndarray\/(views\/|array|flags|flat)|^layout\/(?!errors)/ },
  { page: "mathematics", title: "Mathematics", files: /^ufunc\/(table\/|round)/ },
  { page: "statistics", title: "Sums and statistics", files: /^ufunc\/statistics\// },
  { page: "products", title: "Products of vectors and matrices", files: /^ufunc\/linear\// },
  { page: "functions", title: "Universal functions", files: /^ufunc\/(?!errstate)/ },
  { page: "dtypes", title: "Dtypes and promotion", files: /^buffer\/(dtypes|promotion|coerce|weak)/ },
  { page: "scenes", title: "Scenes and pictures", files: /^memory\/(scene|render|text)\// },
  { page: "memory", title: "Memory: what is shared, copied and held", files: /^(memory|buffer|ndarray)\/(?!errors)/ },
  { page: "errors", title: "Errors", files: /\/(errors|errstate)\.ts$/ },
];
