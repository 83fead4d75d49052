// The platform packages of the pinned Node say `"os": "linux"` where pnpm expects a list, so pnpm would ignore the field
// and install the Node of every platform. As lists they reach the lockfile, and each machine installs its own.
const asList = (field) => (typeof field === "string" ? [field] : field);

export const hooks = {
  readPackage(manifest) {
    manifest.os = asList(manifest.os);
    manifest.cpu = asList(manifest.cpu);
    return manifest;
  },
};
