// Valid as a classic script and as a module, so that any kind of tag works: no import, no export, no top-level name.
void import('./boot.ts');
