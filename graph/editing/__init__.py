"""What analysts write one record at a time: added, corrected, withdrawn and annotated, each change kept."""
