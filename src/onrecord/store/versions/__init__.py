"""The tables of the record file as SQL, one script a version; `onrecord.store.migrations` runs them in order."""
