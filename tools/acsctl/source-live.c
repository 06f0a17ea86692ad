// SPDX-License-Identifier: GPL-2.0-only
/*
 * This machine, or a copy of the sysfs of another: config space by libpci, and
 * what sysfs knows besides.
 */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "libpci.h"
#include "source.h"

#define SYSFS			"/sys"
#define ROW			ACS_ROW_SIZE

/* libpci's complaints, which have no context of their own */
static void __attribute__((noreturn)) fail(char *format, ...)
{
	va_list args;

	fputs("acsctl: this machine: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(3);
}

/* What cannot be read is counted below, and said once */
static void ignore(char *format, ...)
{
}

/**
 * struct live - the sysfs that is being read
 * @root: where it is
 * @access: libpci's view
 * @notes: is told what cannot be read
 * @partial: functions of which only the header could be read
 */
struct live {
	const char *root;
	struct pci_access *access;
	struct notes *notes;
	unsigned int partial;
};

static char *path_of(const struct live *live, const struct function *f,
		     const char *name)
{
	char *path;

	if (asprintf(&path, "%s/bus/pci/devices/%04x:%02x:%02x.%x/%s",
		     live->root, f->domain, f->bus, f->devfn >> 3,
		     f->devfn & 7, name) < 0)
		exit(3);
	return path;
}

/* The first line of a file in a function's folder; false if it has none */
static bool read_line(const struct live *live, const struct function *f,
		      const char *name, char *line, size_t size)
{
	char *path = path_of(live, f, name);
	FILE *file = fopen(path, "r");
	bool good = file && fgets(line, size, file);

	if (good)
		line[strcspn(line, "\n")] = 0;
	if (file)
		fclose(file);
	free(path);
	return good;
}

static bool has_entry(const struct live *live, const struct function *f,
		      const char *name, struct stat *status)
{
	char *path = path_of(live, f, name);
	bool has = !lstat(path, status);

	free(path);
	return has;
}

static void read_config(struct acs_capture_function *captured,
			struct pci_dev *dev)
{
	unsigned int at;

	memset(captured->bytes, 0xff, sizeof(captured->bytes));
	captured->domain = dev->domain;
	captured->bus = dev->bus;
	captured->devfn = dev->dev << 3 | dev->func;
	for (at = 0; at < ACS_CONFIG_SIZE; at += ROW) {
		unsigned int row = at / ROW;

		if (!pci_read_block(dev, at, captured->bytes + at, ROW)) {
			memset(captured->bytes + at, 0xff, ROW);
			break;
		}
		captured->known[row / 8] |= BIT(row % 8);
		captured->size = at + ROW;
	}
}

static bool is_virtual(const struct live *live,
		       const struct acs_capture_function *captured)
{
	struct function place = {
		.domain = captured->domain,
		.bus = captured->bus,
		.devfn = captured->devfn,
	};
	struct stat status;

	return has_entry(live, &place, "physfn", &status);
}

/* Config space of a virtual function has no ids; the kernel knows them */
static void give_ids(struct acs_capture_function *captured,
		     struct pci_dev *dev)
{
	captured->bytes[PCI_VENDOR_ID] = dev->vendor_id;
	captured->bytes[PCI_VENDOR_ID + 1] = dev->vendor_id >> 8;
	captured->bytes[PCI_DEVICE_ID] = dev->device_id;
	captured->bytes[PCI_DEVICE_ID + 1] = dev->device_id >> 8;
}

static void note_function(struct live *live, const struct pci_dev *dev,
			  const char *what)
{
	note(live->notes, 0, "%04x:%02x:%02x.%x: %s", dev->domain, dev->bus,
	     dev->dev, dev->func, what);
}

/* The kernel has no folders that are not, but somebody's copy may */
static bool is_sound(struct live *live, struct acs_capture *capture,
		     const struct pci_dev *dev)
{
	unsigned int i;

	if (dev->domain < 0 || dev->dev > 31 || dev->func > 7) {
		capture->incomplete = true;
		note_function(live, dev,
			      "no such address; the function is left out");
		return false;
	}
	for (i = 0; i < capture->count; i++) {
		const struct acs_capture_function *f = &capture->functions[i];

		if (f->domain != (u32)dev->domain || f->bus != dev->bus ||
		    f->devfn != (dev->dev << 3 | dev->func))
			continue;
		note_function(live, dev,
			      "it has two folders, one of which is left out");
		return false;
	}
	return true;
}

static void read_functions(struct live *live, struct acs_capture *capture)
{
	struct pci_dev *dev;
	unsigned int room = 0, place = 0;

	for (dev = live->access->devices; dev; dev = dev->next)
		room++;
	capture->functions = allocate(room, sizeof(*capture->functions));
	for (dev = live->access->devices; dev; dev = dev->next) {
		struct acs_capture_function *captured =
			&capture->functions[capture->count];

		place++;
		if (!is_sound(live, capture, dev))
			continue;
		capture->count++;
		pci_fill_info(dev, PCI_FILL_IDENT);
		read_config(captured, dev);
		captured->line = place;
		if (is_virtual(live, captured))
			give_ids(captured, dev);
		capture->shows_domains |= dev->domain != 0;
	}
}

/* Other than a capture a folder has no lines */
static void note_left_out(void *context,
			  const struct acs_capture_mistake *mistake)
{
	struct live *live = context;
	const struct pci_dev *dev = live->access->devices;
	unsigned int i;

	for (i = 1; i < mistake->line; i++)
		dev = dev->next;
	note_function(live, dev, mistake->what);
}

/* The last part of what a link leads to, which need not be there in a copy */
static char *read_link(const struct live *live, const struct function *f,
		       const char *name)
{
	char *path = path_of(live, f, name), target[512], *slash;
	ssize_t length = readlink(path, target, sizeof(target) - 1);

	free(path);
	if (length < 0)
		return NULL;
	target[length] = 0;
	slash = strrchr(target, '/');
	return strdup(slash ? slash + 1 : target);
}

static void read_names(struct live *live, struct function *f)
{
	char *group = read_link(live, f, "iommu_group");
	char name[160];

	f->reported = group ? atoi(group) : GROUP_NONE;
	free(group);
	f->driver = read_link(live, f, "driver");
	if (pci_lookup_name(live->access, name, sizeof(name),
			    PCI_LOOKUP_VENDOR | PCI_LOOKUP_DEVICE |
			    PCI_LOOKUP_NO_HWDB, f->vendor, f->device))
		f->name = strdup(name);
}

/*
 * The kernel's file is as long as the config space that it can reach, also for
 * those who cannot read it.
 */
static void read_extent(const struct live *live, struct function *f)
{
	struct stat status;

	if (f->acs == FACT_UNKNOWN &&
	    has_entry(live, f, "config", &status) && status.st_size == 256)
		f->acs = FACT_NO;
}

static bool read_answer(const struct live *live, const struct function *f,
			const char *name, char *answer, size_t size)
{
	return read_line(live, f, name, answer, size) &&
	       strcmp(answer, "unknown");
}

/*
 * What a running kernel with this engine last answered, if it was asked. Debugfs
 * has the reason as well, but wakes devices up to read their registers.
 */
static void read_running(const struct live *live, struct function *f)
{
	char mode[40], provides[40], claims[40];
	bool has_claims;

	if (!read_answer(live, f, "acs_policy/mode", mode, sizeof(mode)) ||
	    !read_answer(live, f, "acs_policy/provides", provides,
			 sizeof(provides)) ||
	    !read_answer(live, f, "acs_policy/claims", claims, sizeof(claims)))
		return;

	has_claims = strcmp(claims, "nothing");
	if (asprintf(&f->running, "%s: %s%s%s", mode, provides,
		     has_claims ? "; claims " : "",
		     has_claims ? claims : "") < 0)
		exit(3);
}

static void read_attributes(struct live *live, struct function *f)
{
	char text[ACS_REASON_TEXT];
	struct stat status;

	f->is_virtual = has_entry(live, f, "physfn", &status);
	if (f->is_virtual)
		f->multifunction = FACT_NO;
	if (read_line(live, f, "removable", text, sizeof(text)) &&
	    !strcmp(text, "removable"))
		f->external = FACT_YES;
	read_running(live, f);
	read_extent(live, f);
	if (f->acs == FACT_UNKNOWN || f->express == FACT_UNKNOWN)
		live->partial++;
}

static void read_all(struct live *live, struct machine *machine)
{
	unsigned int place = 0;
	struct pci_dev *dev;

	for (dev = live->access->devices; dev; dev = dev->next) {
		struct function *f = machine_find(machine, dev->domain,
						  dev->bus,
						  dev->dev << 3 | dev->func);

		place++;
		if (!f || f->line != place)
			continue;
		read_names(live, f);
		read_attributes(live, f);
		machine->shows_groups |= f->reported >= 0;
	}
}

/* Names of tables can be seen by all, what is in them cannot */
static void read_tables(const struct live *live, struct machine *machine)
{
	unsigned int i;

	for (i = 0; i < acs_policy_db.acpi_table_count; i++) {
		struct stat status;
		char *folder, *path;

		if (asprintf(&folder, "%s/firmware/acpi/tables",
			     live->root) < 0 ||
		    asprintf(&path, "%s/%s", folder,
			     acs_policy_db.acpi_tables[i]) < 0)
			exit(3);
		if (!stat(path, &status))
			machine->tables[i] = FACT_YES;
		else if (!stat(folder, &status))
			machine->tables[i] = FACT_NO;
		free(path);
		free(folder);
	}
}

/* "none [integrity] confidentiality" */
static void read_lockdown(const struct live *live, struct machine *machine)
{
	char line[80] = "", *path;
	FILE *file;

	if (asprintf(&path, "%s/kernel/security/lockdown", live->root) < 0)
		exit(3);
	file = fopen(path, "r");
	if (file && fgets(line, sizeof(line), file))
		machine->locked_down = !strstr(line, "[none]");
	if (file)
		fclose(file);
	free(path);
}

static struct machine *read_machine(struct live *live)
{
	struct acs_capture capture = {};
	struct machine *machine;

	read_functions(live, &capture);
	acs_capture_prune(&capture, note_left_out, live);
	machine = machine_from_capture(&capture);
	read_all(live, machine);
	read_tables(live, machine);
	read_lockdown(live, machine);
	if (live->partial)
		note(live->notes, 0,
		     "of %u functions only the header could be read: root can read all",
		     live->partial);
	return machine;
}

/**
 * machine_from_sysfs - read this machine
 * @root: where sysfs is, or NULL for the usual place
 * @notes: is told what cannot be read
 *
 * Return: the machine, not linked yet.
 */
struct machine *machine_from_sysfs(const char *root, struct notes *notes)
{
	struct live live = {
		.root = root ? root : SYSFS,
		.access = pci_alloc(),
		.notes = notes,
	};
	struct machine *machine;
	char *path;

	live.access->error = fail;
	live.access->warning = ignore;
	live.access->method = PCI_ACCESS_SYS_BUS_PCI;
	if (asprintf(&path, "%s/bus/pci", live.root) < 0)
		exit(3);
	pci_set_param(live.access, "sysfs.path", path);
	pci_init(live.access);
	pci_scan_bus(live.access);
	machine = read_machine(&live);
	pci_cleanup(live.access);
	free(path);
	return machine;
}
