// NUnit has an attribute of the same name that only attaches metadata; a property here is always one that FsCheck checks.
global using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;
