/** The photo of the attach menu, as the webhook names one. Its fingerprint is checked by a test. */

import url from "./sample.jpg";

export const SAMPLE_PHOTO = {
  id: "sample-photo",
  mime_type: "image/jpeg",
  sha256: "tVYxSzTE7dEG6RocWjNOZaewe48oToxZn7GsaEOO3fM=",
  url,
};
