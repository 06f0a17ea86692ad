/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The root port 02.0 leads out of the machine. Windows and Linux recognize this
 * by the UUID of the property for Thunderbolt ports.
 */
DefinitionBlock ("", "SSDT", 2, "ACSLAB", "EXTERNAL", 1)
{
	/* QEMU's name of slot 2, function 0 */
	External (\_SB.PCI0.S10, DeviceObj)

	Scope (\_SB.PCI0.S10)
	{
		Name (_DSD, Package ()
		{
			ToUUID ("efcc06cc-73ac-4bc3-bff0-76143807c389"),
			Package ()
			{
				Package () { "ExternalFacingPort", 1 },
				Package () { "UID", 0 }
			}
		})
	}
}
