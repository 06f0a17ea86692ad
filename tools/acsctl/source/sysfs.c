// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reads this machine, or a copy of the sysfs of another: config space through
 * libpci, and what else sysfs has.
 */
#include <setjmp.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/libpci.h"
#include "base/memory.h"
#include "base/text.h"
#include "source/config-space.h"
#include "source/sysfs.h"

#define SYSFS			"/sys"
#define ROW			ACS_ROW_SIZE

/* What cannot be read is counted, and reported once */
static void ignore(char *format, ...)
{
}

/**
 * struct live - sysfs while it is being read
 * @root: mount point
 * @access: handle of libpci
 * @capture: config space, until @machine takes it over
 * @machine: the machine, or NULL so far
 * @warnings: collects what cannot be read
 * @partial: number of functions of which only the header could be read
 * @failed: where to continue if libpci fails
 */
struct live {
	const char *root;
	struct pci_access *access;
	struct acs_capture capture;
	struct machine *machine;
	struct warnings *warnings;
	unsigned int partial;
	jmp_buf failed;
};

/* libpci calls fail() without a context, in the thread that called libpci */
static __thread struct live *current;

/* The error handler of libpci must not return */
static void __attribute__((noreturn)) fail(char *format, ...)
{
	va_list args;

	fprintf(current->warnings->to, "acsctl: %s: ", current->warnings->name);
	va_start(args, format);
	vfprintf(current->warnings->to, format, args);
	va_end(args);
	fputc('\n', current->warnings->to);
	longjmp(current->failed, 1);
}

static char *path_of(const struct live *live, const struct function *f,
		     const char *name)
{
	return text_format("%s/bus/pci/devices/%04x:%02x:%02x.%x/%s",
			   live->root, f->domain, f->bus, f->devfn >> 3,
			   f->devfn & 7, name);
}

/* Reads the first line of a file in the folder of a function */
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

/* Config space of a virtual function has no ids, but the kernel knows them */
static void give_ids(struct acs_capture_function *captured,
		     struct pci_dev *dev)
{
	captured->bytes[PCI_VENDOR_ID] = dev->vendor_id;
	captured->bytes[PCI_VENDOR_ID + 1] = dev->vendor_id >> 8;
	captured->bytes[PCI_DEVICE_ID] = dev->device_id;
	captured->bytes[PCI_DEVICE_ID + 1] = dev->device_id >> 8;
}

static void warn_of_function(struct live *live, const struct pci_dev *dev,
			     const char *what)
{
	warn(live->warnings, 0, "%04x:%02x:%02x.%x: %s", dev->domain, dev->bus,
	     dev->dev, dev->func, what);
}

/* The kernel's folders are always sound, but those of a copy need not be */
static bool is_sound(struct live *live, struct acs_capture *capture,
		     const struct pci_dev *dev)
{
	unsigned int i;

	if (dev->domain < 0 || dev->dev > 31 || dev->func > 7) {
		capture->incomplete = true;
		warn_of_function(live, dev,
				 "no such address; the function is left out");
		return false;
	}
	for (i = 0; i < capture->count; i++) {
		const struct acs_capture_function *f = &capture->functions[i];

		if (f->domain != (u32)dev->domain || f->bus != dev->bus ||
		    f->devfn != (dev->dev << 3 | dev->func))
			continue;
		warn_of_function(live, dev,
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

/* Unlike a capture, a folder has no lines */
static void warn_of_left_out(void *context,
			     const struct acs_capture_mistake *mistake)
{
	struct live *live = context;
	const struct pci_dev *dev = live->access->devices;
	unsigned int i;

	for (i = 1; i < mistake->line; i++)
		dev = dev->next;
	warn_of_function(live, dev, mistake->what);
}

/* Reads the last part of a link's target, which may be missing from a copy */
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
	return text_copy(slash ? slash + 1 : target);
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
		f->name = text_copy(name);
}

/*
 * The size of the file is that of the config space which the kernel can reach,
 * even for users who cannot read it.
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
 * Reads the last answer of a running kernel with this engine, if there was one.
 * Debugfs has the reason as well, but it wakes up devices to read their
 * registers.
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
	f->running = text_format("%s: %s%s%s", mode, provides,
				 has_claims ? "; claims " : "",
				 has_claims ? claims : "");
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

/* Everybody can see the names of tables, though not their contents */
static void read_tables(const struct live *live, struct machine *machine)
{
	char *folder = text_format("%s/firmware/acpi/tables", live->root);
	struct stat status;
	unsigned int i;

	for (i = 0; i < acs_policy_db.acpi_table_count; i++) {
		char *path = text_format("%s/%s", folder,
					 acs_policy_db.acpi_tables[i]);

		if (!stat(path, &status))
			machine->tables[i] = FACT_YES;
		else if (!stat(folder, &status))
			machine->tables[i] = FACT_NO;
		free(path);
	}
	free(folder);
}

/* "none [integrity] confidentiality" */
static void read_lockdown(const struct live *live, struct machine *machine)
{
	char *path = text_format("%s/kernel/security/lockdown", live->root);
	FILE *file = fopen(path, "r");
	char line[80] = "";

	if (file && fgets(line, sizeof(line), file))
		machine->locked_down = !strstr(line, "[none]");
	if (file)
		fclose(file);
	free(path);
}

/* A line of a file in /proc, without its end; NULL for the sysfs of another one */
static char *read_proc(const struct live *live, const char *path)
{
	FILE *file = strcmp(live->root, SYSFS) ? NULL : fopen(path, "r");
	char *line = NULL;
	size_t size = 0;

	if (!file)
		return NULL;
	if (getline(&line, &size, file) < 0) {
		free(line);
		line = NULL;
	} else {
		line[strcspn(line, "\n")] = 0;
	}
	fclose(file);
	return line;
}

static void read_machine(struct live *live)
{
	pci_init(live->access);
	pci_scan_bus(live->access);
	read_functions(live, &live->capture);
	acs_capture_prune(&live->capture, warn_of_left_out, live);
	live->machine = machine_from_capture(&live->capture);
	live->machine->is_whole = true;
	read_all(live, live->machine);
	read_tables(live, live->machine);
	read_lockdown(live, live->machine);
	live->machine->command_line = read_proc(live, "/proc/cmdline");
	live->machine->release = read_proc(live, "/proc/sys/kernel/osrelease");
	if (live->partial)
		warn(live->warnings, 0,
		     "of %u functions only the header could be read: root can read all",
		     live->partial);
}

/* Frees what was read before libpci failed */
static void discard(struct live *live)
{
	if (!live->machine)
		free(live->capture.functions);
	machine_free(live->machine);
	live->machine = NULL;
}

/**
 * machine_from_sysfs - create a machine from sysfs
 * @root: mount point of sysfs, or NULL for the usual one
 * @warnings: collects what cannot be read
 *
 * Return: the machine, not linked yet, or NULL after an error message of
 * libpci.
 */
struct machine *machine_from_sysfs(const char *root, struct warnings *warnings)
{
	struct live live = {
		.root = root ? root : SYSFS,
		.access = pci_alloc(),
		.warnings = warnings,
	};
	char *path = text_format("%s/bus/pci", live.root);

	live.access->error = fail;
	live.access->warning = ignore;
	live.access->method = PCI_ACCESS_SYS_BUS_PCI;
	pci_set_param(live.access, "sysfs.path", path);
	free(path);
	current = &live;
	if (setjmp(live.failed))
		discard(&live);
	else
		read_machine(&live);
	current = NULL;
	pci_cleanup(live.access);
	return live.machine;
}
