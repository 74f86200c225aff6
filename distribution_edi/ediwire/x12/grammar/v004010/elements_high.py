# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Elements 400 and up: number, type, least and greatest length, name."""

ELEMENTS = """
400 ID 2-2 unit load option
406 N0 1-3 pallets or slip sheets
407 ID 2-2 seal status
408 R 1-4 temperature
409 N0 1-3 pallets received
410 N0 1-3 pallets returned
411 R 1-7 contested quantity
412 ID 2-2 condition of the goods
413 R 1-7 quantity received
414 N0 1-7 lading quantity received
416 N0 6-6 delivery number
417 AN 1-3 price bracket
418 R 1-9 list price
419 R 1-9 price per unit
420 N2 2-7 lowest price
421 N2 2-7 highest price
422 ID 2-2 performance
424 AN 1-22 claim number
426 ID 2-2 reason for the adjustment
427 R 1-15 price change
432 ID 2-2 kind of date
433 ID 2-2 reason for the deviation
434 AN 1-30 order of the carrier
438 AN 12-12 UPC of the case
439 AN 1-16 price list
440 AN 1-16 price list issue
441 ID 1-1 tax exemption
443 AN 1-20 contact reference
446 DT 8-8 net due date
447 AN 1-6 loop identifier
451 AN 1-12 lot number of the warehouse
452 R 1-9 quantity damaged
456 ID 2-2 kind of temperature
460 ID 1-1 rail shipment kind
466 N0 1-2 stop number
472 N0 6-6 link sequence
473 ID 1-1 order status
474 AN 1-22 link reference
475 AN 1-22 credit or debit number
477 R 1-10 adjusted quantity
478 ID 1-1 credit or debit
479 ID 2-2 functional group code
480 AN 1-12 version of the group
481 ID 1-2 kind of trace
482 ID 2-2 payment action
488 N0 1-3 multiplier
499 AN 1-10 condition value
506 ID 2-2 kind of bank number
507 AN 3-12 bank number
508 AN 1-35 account number
509 AN 10-10 company that starts the payment
510 AN 9-9 supplement of the company
514 ID 1-1 reporting code
522 ID 1-3 type of amount
529 ID 1-2 kind of adjustment
531 AN 1-12 agent's shipment number
554 N0 1-6 assigned number
559 ID 2-2 agency that gave the code
560 ID 2-10 special service code
563 ID 1-2 sales requirement
566 ID 1-2 product or service substitution
569 ID 1-3 kind of bank account
584 ID 2-2 employment status
587 ID 2-2 acknowledgement type
591 ID 3-3 payment method
594 ID 1-1 frequency
595 ID 1-1 compartment
597 ID 1-8 vessel code
598 AN 1-12 pool number
604 ID 1-1 consolidation
610 N2 1-15 amount
614 AN 1-10 store number
622 N0 1-5 number of loads
623 ID 2-2 time zone
625 ID 1-1 invoice way
626 ID 1-2 reason for expedited transport
627 ID 1-1 who is responsible for it
628 AN 1-12 hierarchy number
639 ID 2-2 basis of the unit price
640 ID 2-2 transaction type
641 ID 3-3 status reason
646 R 1-15 quantity shipped to date
647 ID 1-3 application error
648 ID 3-3 price multiplier kind
649 R 1-10 multiplier
653 ID 3-3 discount terms type
654 ID 2-2 discount base
655 R 1-10 discount base value
656 ID 2-3 discount control limit type
657 N0 1-10 discount control limit
659 ID 1-2 basis of verification
662 ID 1-1 relationship
663 R 1-9 quantity received
664 R 1-9 quantity returned
665 ID 1-1 residue indicator
667 R 1-9 quantity in question
668 ID 2-2 line item status
669 ID 3-3 market or exchange
670 ID 2-2 kind of change
671 R 1-9 quantity left to receive
673 ID 2-2 kind of quantity
677 R 1-6 size of the package
683 ID 2-2 catalogue purpose
684 AN 1-15 catalogue number
685 AN 1-15 catalogue version
686 AN 1-6 catalogue revision
687 ID 2-2 class of trade
688 ID 2-2 restriction
704 ID 1-2 report action
706 ID 2-2 relationship of the parties
715 ID 1-1 verdict on the group
716 ID 1-3 group error
717 ID 1-1 verdict on the set
718 ID 1-3 set error
719 N0 1-6 position of the segment
720 ID 1-3 segment error
721 ID 2-3 segment
722 N0 1-2 position of the element
723 ID 1-3 element error
724 AN 1-99 copy of the bad value
725 N0 1-4 element reference number
728 ID 1-2 returnable container
729 AN 1-6 data name
731 ID 2-2 transit direction
732 ID 2-2 transit time unit
733 R 1-4 transit time
734 AN 1-12 parent in the hierarchy
735 ID 1-2 level in the hierarchy
736 ID 1-1 child indicator
737 ID 2-2 measurement reference
738 ID 1-3 measurement qualifier
739 R 1-20 measured value
740 R 1-20 lower limit
741 R 1-20 upper limit
742 AN 1-35 route description
743 ID 1-2 receiver of the charge
750 ID 2-3 characteristic described
751 AN 1-12 description code
752 ID 2-2 surface or position
753 ID 1-5 packaging characteristic
754 AN 1-7 packaging description code
755 ID 2-2 type of document
756 ID 1-2 way the report is sent
757 N0 1-2 copies needed
759 ID 2-2 hazardous material shipment information
765 N0 1-2 day of month
767 AN 1-12 promotion number
769 AN 1-16 exception number
770 AN 1-20 option number
771 ID 1-3 promotion status
782 R 1-18 amount of money
786 ID 2-2 security level
790 AN 1-132 sender's reference text
791 AN 1-80 proprietary data name
792 ID 1-1 file or report mode
799 AN 1-30 version
805 AN 1-25 hazard contact
806 ID 4-6 explosive registration
807 ID 12-16 explosive license
808 ID 3-3 hazardous information kind
809 AN 1-25 hazardous information
810 N0 1-6 inner packs
812 ID 1-10 payment format
817 AN 1-30 tax information
819 ID 2-3 language
822 AN 1-15 source of the subquality
828 R 1-9 quantity for tax
844 ID 2-2 stock transfer status
847 ID 1-2 selection of the report
848 ID 1-2 detail of the report
849 ID 1-2 sequence of the report
850 ID 1-2 status report kind
853 ID 2-2 cause of the damage
854 ID 2-2 vessel requirement
859 ID 2-2 activity
875 ID 3-3 maintenance kind
876 ID 1-3 packing category
878 AN 1-20 brand
879 AN 3-3 segment of the trade
880 N0 1-4 servings
881 R 1-8 serving size
883 ID 1-2 pallet type
884 N0 1-3 pallet tiers
885 N0 1-3 pallet blocks
889 ID 1-1 what to do next
890 ID 2-2 reason for the late shipment
891 ID 2-2 delay reason
892 ID 2-2 reason why the line is short
893 ID 1-1 kind of lot number
897 ID 1-1 transport kind
901 ID 2-2 reason for the refusal
931 N0 1-3 page width
932 N0 1-3 page length
933 AN 1-264 message text
934 ID 2-2 printer control
935 ID 2-2 significance of the measurement
936 ID 2-2 attribute of the measurement
951 ID 1-2 kind of balance
954 R 1-10 percentage
955 ID 2-2 tax jurisdiction type
956 AN 1-10 tax jurisdiction
961 AN 1-99 good value
962 ID 1-1 receiving advice kind
963 ID 2-2 type of tax
983 ID 1-1 hazard class kind
984 ID 1-1 shipping name kind
985 ID 3-3 technical name indicator
986 ID 1-1 limited quantity indicator
1000 AN 2-2 service characteristic
1004 ID 1-2 kind of percentage
1005 ID 4-4 hierarchical structure
1018 R 1-15 exponent
1019 ID 3-3 invoice type
1023 ID 1-1 hazard level
1035 AN 1-35 last name or organisation
1036 AN 1-25 first name
1037 AN 1-25 middle name
1038 AN 1-10 name prefix
1039 AN 1-10 name suffix
1048 ID 1-3 business function
1049 ID 1-5 tax payment kind
1050 AN 1-6 tax verification
1051 N2 1-10 tax amount
1065 ID 1-1 person or organisation
1066 ID 1-2 citizenship
1067 ID 1-1 marital status
1068 ID 1-1 gender
1073 ID 1-1 yes or no
1096 ID 5-5 county
1106 ID 2-2 address component
1109 ID 1-1 race or ethnicity
1122 ID 1-1 ventilation
1136 ID 2-2 condition category
1149 ID 4-6 occupation
1161 ID 1-2 reason the product is wanted
1166 ID 2-2 contract type
1176 ID 2-3 employment class
1179 ID 1-1 rate source
1186 ID 2-2 income kind
1195 AN 1-80 financial information
1196 ID 2-2 type of financial information
1224 ID 2-2 pension code
1232 ID 2-2 contract incentive
1250 ID 2-3 format of the date
1251 AN 1-35 date period
1262 ID 1-2 pension relationship
1270 ID 1-3 code list
1271 AN 1-30 industry code
1292 ID 2-2 disposition of the return
1293 ID 2-2 request for the return
1294 ID 2-2 answer to the request
1296 AN 1-6 pension plan
1300 ID 4-4 allowance or charge code
1301 AN 1-10 agency's allowance or charge code
1309 ID 2-2 competence
1310 ID 1-1 currency market
1321 ID 2-2 condition
1322 ID 1-1 entity of the report
1373 ID 2-4 measurement method
1375 AN 1-5 hazardous placard
1401 ID 1-3 result
1430 AN 1-7 advertising placement
1470 N0 1-9 number
1511 ID 2-2 kind of deduction
1525 ID 1-2 requester
1528 N0 1-2 position of the component
1551 AN 1-4096 text
1577 ID 1-1 flammability
1609 ID 2-3 related data kind
1684 ID 1-4 attendance kind
1685 ID 1-1 tax treatment
1687 R 1-15 percentage of income
1688 ID 1-4 payroll deduction kind
"""
